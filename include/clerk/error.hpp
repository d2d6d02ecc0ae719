// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_ERROR_HPP
#define CLERK_ERROR_HPP

#include <clerk/auth/auth_reason.hpp>
#include <clerk/error_code.hpp>
#include <clerk/model/user.hpp>

#include <boost/json/object.hpp>
#include <boost/system/system_error.hpp>

#include <chrono>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clerk
{
/// One entry of the list that Clerk sends with an error reply (schema `ClerkError`).
struct api_error
{
    std::string code;         ///< Clerk's error code, such as `form_identifier_exists`.
    std::string message;      ///< Short, for developers.
    std::string long_message; ///< Longer, often fit to be shown to a person. May be empty.
    std::string param_name;   ///< The parameter in question (`meta.param_name`), or empty.
    json::object meta;        ///< Whatever else Clerk says about it.
};

namespace detail
{
struct error_details
{
    std::string_view operation; ///< A literal.
    errc code = errc::invalid_argument;
    int status = 0;
    std::vector<api_error> errors;
    std::string trace_id;
    std::optional<std::chrono::seconds> retry_after;
    unsigned attempts = 0;
    clerk::phase phase = clerk::phase::preparing;
    boost::system::error_code cause;
    std::string message;
    bool may_have_taken_effect = false;
    std::shared_ptr<std::optional<user> const> applied; ///< Null where there is none: a user is large.
    auth_reason reason = auth_reason::none;
};
} // namespace detail

/// All that is known about a call that did not succeed.
///
/// Cheap to copy (the details are shared and never change). Holds no secret.
///
/// Thread safety: distinct objects: safe, even where they are copies of each other. Shared objects: safe for `const`
/// access.
class error
{
public:
    /// No error: `code()` is success. What a default-constructed `result` holds.
    error() = default;

    /// For the library and for tests; users get errors, they do not make them.
    explicit CLERK_DECL error(detail::error_details details);

    /// The kind of error; compares with `clerk::errc` and with generic conditions.
    [[nodiscard]] boost::system::error_code code() const noexcept
    {
        return details_ ? make_error_code(details_->code) : boost::system::error_code{};
    }

    /// The operation that did not succeed, "update_user".
    [[nodiscard]] std::string_view operation() const noexcept
    {
        return details().operation;
    }

    /// The HTTP status of the reply, or 0 where no reply came.
    [[nodiscard]] int status() const noexcept
    {
        return details().status;
    }

    /// Clerk's own list of errors; empty where the reply had none or no reply came.
    [[nodiscard]] std::vector<api_error> const& errors() const noexcept
    {
        return details().errors;
    }

    /// What Clerk's support asks for: `clerk_trace_id` of the reply, or else its `cf-ray` header. May be empty.
    [[nodiscard]] std::string const& trace_id() const noexcept
    {
        return details().trace_id;
    }

    /// How long the server asked to wait (RFC 9110, section 10.2.3, both forms), where it said so.
    [[nodiscard]] std::optional<std::chrono::seconds> retry_after() const noexcept
    {
        return details().retry_after;
    }

    /// How many times a request was handed to the transport. 0: refused before that.
    [[nodiscard]] unsigned attempts() const noexcept
    {
        return details().attempts;
    }

    /// Where in the call it happened.
    [[nodiscard]] clerk::phase phase() const noexcept
    {
        return details().phase;
    }

    /// The underlying error of the operating system, of Asio or of OpenSSL, where there is one.
    [[nodiscard]] boost::system::error_code cause() const noexcept
    {
        return details().cause;
    }

    /// One line with all that matters: operation, what happened, where, trace ID, attempts. No secret, no line break.
    [[nodiscard]] std::string const& message() const noexcept
    {
        return details().message;
    }

    /// Whether the request, or the first of two, did change or may have changed something. `false` is a promise.
    [[nodiscard]] bool may_have_taken_effect() const noexcept
    {
        return details().may_have_taken_effect;
    }

    /// The user after the part that took effect, where one request of two succeeded.
    [[nodiscard]] CLERK_DECL std::optional<user> const& applied() const noexcept;

    /// Why a token was refused; `none` where the error is not about one.
    [[nodiscard]] auth_reason reason() const noexcept
    {
        return details().reason;
    }

private:
    [[nodiscard]] CLERK_DECL detail::error_details const& details() const noexcept;

    std::shared_ptr<detail::error_details const> details_;
};

/// Writes `message()`.
CLERK_DECL std::ostream& operator<<(std::ostream& stream, error const& value);

/// What a call throws that was not asked for a `result`. `what()` is `error().message()`.
class exception : public boost::system::system_error
{
public:
    explicit exception(clerk::error value)
        : boost::system::system_error(value.code())
        , error_(std::move(value))
    {
    }

    [[nodiscard]] clerk::error const& error() const noexcept
    {
        return error_;
    }

    char const* what() const noexcept override
    {
        return error_.message().c_str();
    }

private:
    clerk::error error_;
};

} // namespace clerk

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/impl/error.ipp>
#endif

#endif
