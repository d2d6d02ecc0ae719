// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_CALL_OPTIONS_HPP
#define CLERK_CALL_OPTIONS_HPP

#include <clerk/client_options.hpp>

#include <chrono>
#include <optional>
#include <utility>

namespace clerk
{
/// What some calls do otherwise than the client's options say. What is not set is as the client has it.
///
///     auto quick = users.with(clerk::call_options{}.timeout(500ms));
///     auto user = co_await quick.get_user(id);
///
/// Thread safety: distinct objects: safe. Shared objects: safe for `const` access.
class call_options
{
public:
    call_options() = default;

    /// The time for one call, with all its waits, connections, attempts and back-offs. More than nothing and at most a
    /// year: with any other, calls fail with `errc::invalid_argument`.
    call_options& timeout(std::chrono::milliseconds value) &
    {
        timeout_ = value;
        return *this;
    }
    /// \copydoc timeout
    call_options&& timeout(std::chrono::milliseconds value) &&
    {
        return std::move(timeout(value));
    }

    /// When a request is sent again. With `max_attempts` 0, calls fail with `errc::invalid_argument`.
    call_options& retry(retry_options value) &
    {
        retry_ = value;
        return *this;
    }
    /// \copydoc retry
    call_options&& retry(retry_options value) &&
    {
        return std::move(retry(value));
    }

    /// What is set.
    [[nodiscard]] std::optional<std::chrono::milliseconds> const& timeout() const noexcept
    {
        return timeout_;
    }
    /// \copydoc timeout() const
    [[nodiscard]] std::optional<retry_options> const& retry() const noexcept
    {
        return retry_;
    }

private:
    std::optional<std::chrono::milliseconds> timeout_;
    std::optional<retry_options> retry_;
};

} // namespace clerk

#endif
