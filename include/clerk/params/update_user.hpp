// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_PARAMS_UPDATE_USER_HPP
#define CLERK_PARAMS_UPDATE_USER_HPP

#include <clerk/params/update_user_setters.hpp>

#include <concepts>
#include <type_traits>
#include <utility>

namespace clerk
{
class update_user_params_with_password;
class update_user_params_with_digest;

namespace detail
{
/// The reasons that a compiler prints for a setter that exists only elsewhere.
template <class Self>
concept this_flag_needs_a_password = false && std::same_as<Self, void>;
template <class Self>
concept either_a_password_or_a_digest = false && std::same_as<Self, void>;
template <class Self>
concept a_digest_needs_its_hasher = false && std::same_as<Self, void>;
} // namespace detail

/// What the flags of a password are set on, where the parameters are a stored value:
///
///     if (reset) params.password("correct horse").sign_out_of_other_sessions();
///
/// Refers to those parameters and must not outlive them. When their password was replaced by a digest in the meantime,
/// the flags have nothing to stand on, and setting one does nothing.
class password_of_stored_params : public detail::update_user_setters<password_of_stored_params>
{
public:
    /// Skips Clerk's checks of the password's strength, for this update only.
    template <std::same_as<bool> Bool = bool>
    password_of_stored_params& skip_password_checks(Bool skip = true)
    {
        if (auto& credential = attributes_->credential; credential.what == detail::new_credential::kind::password)
            credential.skip_password_checks = skip;
        return *this;
    }

    /// Ends every other session of the user once the password is changed.
    template <std::same_as<bool> Bool = bool>
    password_of_stored_params& sign_out_of_other_sessions(Bool sign_out = true)
    {
        if (auto& credential = attributes_->credential; credential.what == detail::new_credential::kind::password)
            credential.sign_out_of_other_sessions = sign_out;
        return *this;
    }

    template <class Self = password_of_stored_params, class... Arguments>
        requires detail::either_a_password_or_a_digest<Self>
    void password_digest(Arguments const&...);

private:
    friend class update_user_params;
    friend struct detail::attribute_access;

    explicit password_of_stored_params(detail::update_user_attributes& attributes) noexcept
        : attributes_(&attributes)
    {
    }

    detail::update_user_attributes* attributes_;
};

/// What `update_user` changes: a value to be stored and passed around, and a builder in one.
///
///     auto const params = clerk::update_user_params{}.first_name("John").last_name("Wick");
///
///     clerk::update_user_params params;
///     if (name) params.first_name(*name);
///
/// Every attribute is in one of three states: absent (never sent: it stays as it is), `clerk::null` (cleared, where
/// Clerk allows it) or set. Setting one again replaces it. Setters copy what they are given.
///
/// `skip_password_checks` and `sign_out_of_other_sessions` exist only on what `password(…)` returns; a digest comes
/// with its hasher and has neither; password and digest replace one another.
///
/// What cannot be sent (text that is no UTF-8, a date beyond the year 9999) is reported by the call that gets the
/// parameters, as `errc::invalid_argument` with the attribute's name, before any I/O.
///
/// Thread safety: distinct objects: safe. Shared objects: safe for `const` access.
/// Source: Clerk's documentation of `updateUser()`; Backend API, `PATCH /users/{user_id}`.
class [[nodiscard]] update_user_params : public detail::update_user_setters<update_user_params>
{
public:
    /// No attribute.
    update_user_params() = default;
    CLERK_DECL update_user_params(update_user_params_with_password params);
    CLERK_DECL update_user_params(update_user_params_with_digest params);
    /// A copy of the stored parameters, so that a chain that began with `params.password(…)` is an argument, too.
    CLERK_DECL update_user_params(password_of_stored_params const& params);

    /// A new password, in plain text; at least 8 characters (Clerk checks that, and whether it was found in a breach).
    CLERK_DECL password_of_stored_params password(detail::secret_argument text) &;
    /// \copydoc password
    CLERK_DECL update_user_params_with_password password(detail::secret_argument text) &&;

    /// The digest of a password that was hashed elsewhere, and the algorithm that made it.
    CLERK_DECL update_user_params& password_digest(detail::secret_argument digest, password_hasher hasher) &;
    /// \copydoc password_digest
    CLERK_DECL update_user_params_with_digest password_digest(
        detail::secret_argument digest, password_hasher hasher) &&;

    template <class Self = update_user_params>
        requires detail::a_digest_needs_its_hasher<Self>
    void password_digest(detail::secret_argument);
    template <class Self = update_user_params>
        requires detail::this_flag_needs_a_password<Self>
    void skip_password_checks(bool = true);
    template <class Self = update_user_params>
        requires detail::this_flag_needs_a_password<Self>
    void sign_out_of_other_sessions(bool = true);

private:
    friend struct detail::attribute_access;

    detail::update_user_attributes attributes_;
};

/// `update_user_params` of which the compiler knows that they hold a password. Converts to `update_user_params`.
class [[nodiscard]] update_user_params_with_password
    : public detail::update_user_setters<update_user_params_with_password>
{
public:
    /// \copydoc password_of_stored_params::skip_password_checks
    template <std::same_as<bool> Bool = bool>
    update_user_params_with_password& skip_password_checks(Bool skip = true) &
    {
        attributes_.credential.skip_password_checks = skip;
        return *this;
    }
    /// \copydoc skip_password_checks
    template <std::same_as<bool> Bool = bool>
    update_user_params_with_password skip_password_checks(Bool skip = true) &&
    {
        return std::move(skip_password_checks(skip));
    }

    /// \copydoc password_of_stored_params::sign_out_of_other_sessions
    template <std::same_as<bool> Bool = bool>
    update_user_params_with_password& sign_out_of_other_sessions(Bool sign_out = true) &
    {
        attributes_.credential.sign_out_of_other_sessions = sign_out;
        return *this;
    }
    /// \copydoc sign_out_of_other_sessions
    template <std::same_as<bool> Bool = bool>
    update_user_params_with_password sign_out_of_other_sessions(Bool sign_out = true) &&
    {
        return std::move(sign_out_of_other_sessions(sign_out));
    }

    template <class Self = update_user_params_with_password, class... Arguments>
        requires detail::either_a_password_or_a_digest<Self>
    void password_digest(Arguments const&...);

private:
    friend class update_user_params;
    friend struct detail::attribute_access;

    explicit update_user_params_with_password(detail::update_user_attributes&& attributes) noexcept
        : attributes_(std::move(attributes))
    {
    }

    detail::update_user_attributes attributes_;
};

/// `update_user_params` of which the compiler knows that they hold a digest. Converts to `update_user_params`.
class [[nodiscard]] update_user_params_with_digest
    : public detail::update_user_setters<update_user_params_with_digest>
{
public:
    template <class Self = update_user_params_with_digest>
        requires detail::this_flag_needs_a_password<Self>
    void skip_password_checks(bool = true);
    template <class Self = update_user_params_with_digest>
        requires detail::this_flag_needs_a_password<Self>
    void sign_out_of_other_sessions(bool = true);
    template <class Self = update_user_params_with_digest, class... Arguments>
        requires detail::either_a_password_or_a_digest<Self>
    void password(Arguments const&...);

private:
    friend class update_user_params;
    friend struct detail::attribute_access;

    explicit update_user_params_with_digest(detail::update_user_attributes&& attributes) noexcept
        : attributes_(std::move(attributes))
    {
    }

    detail::update_user_attributes attributes_;
};

} // namespace clerk

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/params/impl/update_user.ipp>
#endif

#endif
