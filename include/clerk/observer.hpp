// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_OBSERVER_HPP
#define CLERK_OBSERVER_HPP

#include <clerk/error_code.hpp>
#include <clerk/transport/http_message.hpp>
#include <clerk/verb.hpp>

#include <boost/system/error_code.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

namespace clerk
{
/// Which call an observer is told of.
struct observed_call
{
    std::uint64_t id = 0;       ///< Unique among the calls of a client; they count from 1.
    std::string_view operation; ///< "update_user", …
};

/// A request that is about to be handed to the transport.
struct observed_attempt
{
    unsigned number = 0;    ///< Which attempt of the call it is; from 1.
    verb method = verb::get;
    std::string_view route; ///< The target without what varies: "/users/{user_id}". No IDs, no query.
};

/// What became of it.
struct observed_attempt_end
{
    observed_attempt attempt;
    boost::system::error_code code; ///< Success, or `clerk::errc`.
    int status = 0;                 ///< HTTP status; 0 where no reply came.
    clerk::phase phase = clerk::phase::receiving; ///< How far it came.
    std::chrono::nanoseconds duration{}; ///< From the transport being asked: waiting for a connection included.
    std::string_view trace_id;      ///< `clerk_trace_id` of an error reply, or else the `cf-ray` header; may be empty.
    clerk::transfer transfer{};
};

/// A call holds back.
struct observed_wait
{
    clerk::phase reason = clerk::phase::waiting_to_retry; ///< Or `waiting_for_rate_limit`.
    std::optional<std::chrono::nanoseconds> planned;      ///< How long, where that is known beforehand.
};

/// How a call ended.
struct observed_call_end
{
    boost::system::error_code code; ///< Success, or `clerk::errc`: as the caller gets it.
    int status = 0;                 ///< HTTP status of the last reply; 0 where none came.
    unsigned attempts = 0;
    std::chrono::nanoseconds duration{};
    std::string_view trace_id;
    bool may_have_taken_effect = false; ///< Of a call that failed.
};

/// Where an observer puts header fields that a request shall bear besides the library's own.
class attempt_headers
{
public:
    explicit attempt_headers(http_headers& target)
        : target_(target)
    {
    }

    /// Adds a field, `traceparent` for example. `false`, and nothing is added, where the name is no token (RFC 9110,
    /// section 5.6.2) or is one that is the library's to set (Authorization, Host, Content-Length, Connection, …), or
    /// where the value holds a control character or something beyond ASCII.
    CLERK_DECL bool add(std::string_view name, std::string_view value);

private:
    http_headers& target_;
};

/// Is told what calls do. Override what is of interest; see `client_options::observer`.
///
/// Events of one call come one after the other, in their order: `on_call`, then for each attempt `on_attempt` and
/// `on_attempt_end`, between them `on_wait`, at last `on_call_end`, before the caller's handler is called. What they
/// hold is chosen by allow-list: never a body, a query, an ID, a header or a secret. A call whose execution context is
/// destroyed has no end.
///
/// Thread safety: events of different calls may come at the same time from different threads of the client's executor,
/// and from those that start or cancel calls.
///
/// The functions are called within the call: they must return soon, must not throw, and must not cancel the call that
/// they are told of. Views are valid until the function returns.
class observer
{
public:
    observer() = default;
    observer(observer const&) = delete;
    observer& operator=(observer const&) = delete;
    virtual ~observer() = default;

    /// A call begins. One that is refused before anything is sent begins and ends as well.
    virtual void on_call(observed_call const&) noexcept
    {
    }
    /// A request is handed to the transport. `headers` takes further header fields, so that a trace can go on at the
    /// server (W3C Trace Context).
    virtual void on_attempt(observed_call const&, observed_attempt const&, attempt_headers& /*headers*/) noexcept
    {
    }
    virtual void on_attempt_end(observed_call const&, observed_attempt_end const&) noexcept
    {
    }
    /// A wait begins.
    virtual void on_wait(observed_call const&, observed_wait const&) noexcept
    {
    }
    virtual void on_call_end(observed_call const&, observed_call_end const&) noexcept
    {
    }
};

} // namespace clerk

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/impl/observer.ipp>
#endif

#endif
