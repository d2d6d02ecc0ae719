// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_SCRIPTED_REPLY_HPP
#define CLERK_TESTING_SCRIPTED_REPLY_HPP

#include <clerk/testing/detail/http_message.hpp>

#include <chrono>
#include <string>
#include <string_view>
#include <utility>

namespace clerk::testing
{
/// What the emulator does with one request in place of its usual answer, or around it.
///
///     emulator.next_reply(scripted_reply{}.status(429).header("Retry-After", "1").body("{}"));
///     emulator.next_reply(scripted_reply{}.reset_mid_body());
///
/// With `status`, `header`, `body` or `raw`, or with `not_carried_out`, the request has no effect. Otherwise the API's
/// rules answer it as usual, also where little or nothing of that answer is sent.
///
/// Thread safety: distinct objects: safe.
class scripted_reply
{
public:
    scripted_reply() = default;

    /// The HTTP status. Default: 200, if there is a header or a body.
    scripted_reply& status(unsigned value)
    {
        delivery_.reply.status = value;
        return not_carried_out();
    }

    /// Adds a header. `Connection: close` closes the connection after the reply. Unless given, the emulator adds
    /// `Content-Length`, and `Content-Type: application/json` to a body that is not empty.
    scripted_reply& header(std::string name, std::string value)
    {
        delivery_.reply.headers.emplace_back(std::move(name), std::move(value));
        return not_carried_out();
    }

    /// The bytes of the body; any.
    scripted_reply& body(std::string bytes)
    {
        delivery_.reply.body = std::move(bytes);
        return not_carried_out();
    }

    /// Sends these bytes in place of an HTTP message, then closes the connection.
    scripted_reply& raw(std::string bytes)
    {
        delivery_.raw = std::move(bytes);
        return not_carried_out();
    }

    /// Does nothing that the request asks for. Without a reply of its own, the status is 200, the body empty.
    scripted_reply& not_carried_out()
    {
        carried_out_ = false;
        return *this;
    }

    /// Waits before the reply, or before what happens in its place.
    scripted_reply& delay(std::chrono::milliseconds time)
    {
        delivery_.delay = time;
        return *this;
    }

    /// Waits after one half of the body.
    scripted_reply& pause_mid_body(std::chrono::milliseconds time)
    {
        delivery_.pause_mid_body = time;
        return *this;
    }

    /// Ends the connection (FIN) before a byte of the reply.
    scripted_reply& close_before_reply()
    {
        return interrupt(detail::interruption::before_reply, false);
    }

    /// Ends the connection (FIN) after one half of the body.
    scripted_reply& close_mid_body()
    {
        return interrupt(detail::interruption::mid_body, false);
    }

    /// Ends the connection (FIN) after the reply, which does not announce it.
    scripted_reply& close_after_reply()
    {
        return interrupt(detail::interruption::after_reply, false);
    }

    /// Breaks the connection off (RST) before a byte of the reply.
    scripted_reply& reset_before_reply()
    {
        return interrupt(detail::interruption::before_reply, true);
    }

    /// Breaks the connection off (RST) after one half of the body.
    scripted_reply& reset_mid_body()
    {
        return interrupt(detail::interruption::mid_body, true);
    }

    /// For the emulator.
    [[nodiscard]] detail::delivery const& how() const noexcept
    {
        return delivery_;
    }

    /// Whether the API's rules answer.
    [[nodiscard]] bool carried_out() const noexcept
    {
        return carried_out_;
    }

private:
    scripted_reply& interrupt(detail::interruption where, bool by_reset)
    {
        delivery_.interrupted = where;
        delivery_.by_reset = by_reset;
        return *this;
    }

    detail::delivery delivery_;
    bool carried_out_ = true;
};

} // namespace clerk::testing

#endif
