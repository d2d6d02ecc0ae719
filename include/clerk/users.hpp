// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_USERS_HPP
#define CLERK_USERS_HPP

#include <clerk/call_options.hpp>
#include <clerk/core/initiate.hpp>
#include <clerk/core/prepared_call.hpp>
#include <clerk/model/user.hpp>
#include <clerk/params/update_user.hpp>
#include <clerk/params/user_metadata.hpp>

#include <memory>
#include <string_view>
#include <utility>

namespace clerk
{
/// The users of an instance. Made by `client::users()`; cheap to copy.
///
/// Every operation
/// - reads all its arguments before it returns: nothing that the caller passes needs to outlive the call;
/// - takes any completion token of the signature `void(boost::system::error_code, T)`. Without one it returns an
///   `asio::awaitable<T>` that throws `clerk::exception`; with `clerk::as_result` an awaitable of `result<T>`, and with
///   `clerk::as_result(token)` it completes that token with a `result<T>`;
/// - completes by a post to the handler's associated executor, by default the client's; never from within the call;
/// - reports bad input, errors of the API and of the network alike through its completion: `clerk::error` says what
///   happened, where, and whether anything was changed. See `clerk::errc`;
/// - can be cancelled through the handler's cancellation slot: `terminal` and `partial` at any time, `total` as long as
///   nothing was sent. It then completes with `errc::cancelled`, or with its result where that was there first.
///
/// Lifetime: may outlive the client that it came from; calls then complete with `errc::cancelled`. Must not outlive the
/// client's execution context.
///
/// Thread safety: distinct objects: safe. Shared objects: safe for `const` access, which all operations are.
class users
{
public:
    /// Changes a user's attributes, and returns the user as it then is.
    ///
    /// From API version 2026-05-12 on, metadata is a request of its own (`PUT /users/{user_id}/metadata`), sent after
    /// the others (`PATCH /users/{user_id}`), within the same deadline. When the second fails, `error::applied()` is
    /// the user after the first. Without any attribute nothing changes, and the user is returned.
    ///
    /// An ID that cannot be one is `errc::invalid_argument` before anything is sent: empty, longer than 255 bytes, with
    /// control characters, slashes, backslashes or dot segments, or not UTF-8.
    ///
    /// Source: Clerk's documentation of `updateUser()`.
    template <class Token = asio::use_awaitable_t<>>
    auto update_user(std::string_view user_id, update_user_params const& params, Token&& token = Token{}) const
    {
        return detail::initiate(prepare_update_user(user_id, params), std::forward<Token>(token));
    }

    /// Returns a user. Source: Clerk's documentation of `getUser()`.
    template <class Token = asio::use_awaitable_t<>>
    auto get_user(std::string_view user_id, Token&& token = Token{}) const
    {
        return detail::initiate(prepare_get_user(user_id), std::forward<Token>(token));
    }

    /// Merges metadata into what the user has, deeply; a null removes its key. Source: `updateUserMetadata()`.
    template <class Token = asio::use_awaitable_t<>>
    auto update_user_metadata(
        std::string_view user_id, user_metadata_params const& params, Token&& token = Token{}) const
    {
        return detail::initiate(prepare_update_user_metadata(user_id, params), std::forward<Token>(token));
    }

    /// Replaces those kinds of metadata that are given. Source: `replaceUserMetadata()`.
    template <class Token = asio::use_awaitable_t<>>
    auto replace_user_metadata(
        std::string_view user_id, user_metadata_params const& params, Token&& token = Token{}) const
    {
        return detail::initiate(prepare_replace_user_metadata(user_id, params), std::forward<Token>(token));
    }

    /// The same operations, whose calls follow `options` where these say something, and the client's where they do not.
    [[nodiscard]] users with(call_options const& options) const
    {
        return users{core_, options};
    }

private:
    friend class api;

    users(std::shared_ptr<detail::client_core> core, call_options const& options)
        : core_(std::move(core))
        , options_(options)
    {
    }

    using call_of_user = detail::prepared_call<user>;
    [[nodiscard]] CLERK_DECL call_of_user prepare_update_user(
        std::string_view user_id, update_user_params const& params) const;
    [[nodiscard]] CLERK_DECL call_of_user prepare_get_user(std::string_view user_id) const;
    [[nodiscard]] CLERK_DECL call_of_user prepare_update_user_metadata(
        std::string_view user_id, user_metadata_params const& params) const;
    [[nodiscard]] CLERK_DECL call_of_user prepare_replace_user_metadata(
        std::string_view user_id, user_metadata_params const& params) const;

    std::shared_ptr<detail::client_core> core_;
    call_options options_;
};

} // namespace clerk

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/impl/users.ipp>
#endif

#endif
