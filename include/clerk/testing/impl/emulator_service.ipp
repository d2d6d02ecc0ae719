// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_IMPL_EMULATOR_SERVICE_IPP
#define CLERK_TESTING_IMPL_EMULATOR_SERVICE_IPP

#include <clerk/detail/check_rate_limits.hpp>
#include <clerk/detail/printable.hpp>
#include <clerk/testing/detail/emulator_service.hpp>
#include <clerk/testing/detail/random_text.hpp>
#include <clerk/testing/detail/redaction.hpp>
#include <clerk/testing/detail/session_token.hpp>

#include <chrono>
#include <cstdint>
#include <iterator>
#include <utility>

namespace clerk::testing::detail
{
inline std::int64_t unix_milliseconds()
{
    auto const now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

/// What happens to the reply, in a word.
inline std::string outcome_of(delivery const& how)
{
    if (how.interrupted == interruption::before_reply)
        return how.by_reset ? "reset" : "closed";
    return how.raw ? "raw" : std::to_string(how.reply.status);
}

CLERK_DECL emulator_service::emulator_service(emulator_options const& options)
    : max_request_bytes_(options.max_request_bytes)
    , max_recorded_requests_(options.max_recorded_requests)
    , api_(options.secret_key)
    , limits_(options.rate_limit)
    , log_(options.log)
{
    clerk::detail::check_rate_limits(options.rate_limit);
}

CLERK_DECL delivery emulator_service::answer(http_request request)
{
    recorded_request record;
    record.method = request.method;
    record.target = request.target;
    record.headers = redacted_headers(request.headers);
    record.body = redacted_body(request.body, request.target);
    record.body_size = request.body.size();
    record.connection = request.connection;
    record.trace_id = new_trace_id();
    auto const line = request.method + ' ' + request.target;
    auto const trace_id = record.trace_id;

    delivery how;
    std::function<void()> arrived;
    {
        std::lock_guard const lock{mutex_};
        how = decide(request, record);
        requests_.push_back(std::move(record));
        while (requests_.size() > max_recorded_requests_)
            requests_.pop_front();
        arrived = on_request_;
    }
    if (arrived)
        arrived();
    log(line, outcome_of(how), trace_id);
    return how;
}

CLERK_DECL delivery emulator_service::decide(http_request const& request, recorded_request& record)
{
    record.authorized = !api_.authorize(request);
    scripted_reply script;
    if (!script_.empty())
    {
        script = std::move(script_.front());
        script_.pop_front();
    }
    delivery how = script.how();
    if (script.carried_out())
        how.reply = carry_out(request, record);
    bool const status_is_sent = !how.raw && how.interrupted != interruption::before_reply;
    record.carried_out = script.carried_out() && how.reply.status >= 200 && how.reply.status < 300;
    record.status = status_is_sent ? how.reply.status : 0;
    return how;
}

CLERK_DECL http_reply emulator_service::carry_out(http_request const& request, recorded_request const& record)
{
    if (record.authorized)
        if (auto const wait
            = limits_.admit(what_counts(request.method, request.target), std::chrono::steady_clock::now()))
        {
            auto reply = reply_to(too_many_requests(), record.trace_id);
            reply.headers.emplace_back("Retry-After", retry_after(*wait));
            return reply;
        }
    return api_.answer(request, record.trace_id, unix_milliseconds());
}

CLERK_DECL http_reply emulator_service::refuse(unreadable reason)
{
    auto const trace_id = new_trace_id();
    http_reply reply;
    if (reason == unreadable::body_too_large)
        reply = reply_to(body_too_large(max_request_bytes_), trace_id);
    else
    {
        // It is the gateway that says so, not the API.
        bool const large = reason == unreadable::headers_too_large;
        reply.status = large ? 431 : 400;
        reply.headers.emplace_back("Content-Type", "text/html");
        reply.body = large ? "<html><body><h1>431 Request Header Fields Too Large</h1></body></html>"
                           : "<html><body><h1>400 Bad Request</h1></body></html>";
    }
    log("(unreadable request)", std::to_string(reply.status), trace_id);
    return reply;
}

CLERK_DECL void emulator_service::log(
    std::string_view request, std::string_view outcome, std::string_view trace_id)
{
    std::lock_guard const lock{log_mutex_};
    if (!log_)
        return;
    constexpr std::size_t longest = 300;
    log_(clerk::detail::scrubbed(request, longest) + ' ' + std::string{outcome} + ' ' + std::string{trace_id});
}

CLERK_DECL json::object emulator_service::add_user(json::object user)
{
    std::lock_guard const lock{mutex_};
    return api_.users().add(std::move(user), unix_milliseconds());
}

CLERK_DECL std::optional<json::object> emulator_service::user(std::string_view id)
{
    std::lock_guard const lock{mutex_};
    json::object const* const found = api_.users().find(id);
    return found ? std::optional{*found} : std::nullopt;
}

CLERK_DECL std::size_t emulator_service::user_count()
{
    std::lock_guard const lock{mutex_};
    return api_.users().size();
}

CLERK_DECL std::string emulator_service::session_token(
    std::string_view user_id, std::string_view issuer, session_token_options const& options)
{
    std::lock_guard const lock{mutex_};
    auto const now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    return signed_token(session_claims(user_id, issuer, options, now), options.header, api_.keys().current());
}

CLERK_DECL std::string emulator_service::jwt_key()
{
    std::lock_guard const lock{mutex_};
    return api_.keys().current().public_pem();
}

CLERK_DECL void emulator_service::rotate_signing_key(bool keep_old)
{
    std::lock_guard const lock{mutex_};
    api_.keys().rotate(keep_old);
}

CLERK_DECL std::string emulator_service::add_machine_token(
    machine_token_kind kind, std::string_view subject, machine_token_options const& options)
{
    std::lock_guard const lock{mutex_};
    return api_.tokens().add(kind, subject, options, unix_milliseconds());
}

CLERK_DECL bool emulator_service::revoke_machine_token(std::string_view token)
{
    std::lock_guard const lock{mutex_};
    return api_.tokens().revoke(token, unix_milliseconds());
}

CLERK_DECL std::vector<recorded_request> emulator_service::requests() const
{
    std::lock_guard const lock{mutex_};
    return {requests_.begin(), requests_.end()};
}

CLERK_DECL std::vector<recorded_request> emulator_service::take_requests()
{
    std::deque<recorded_request> taken;
    {
        std::lock_guard const lock{mutex_};
        taken.swap(requests_);
    }
    return {std::move_iterator{taken.begin()}, std::move_iterator{taken.end()}};
}

CLERK_DECL void emulator_service::clear_requests()
{
    std::lock_guard const lock{mutex_};
    requests_.clear();
}

CLERK_DECL void emulator_service::next_reply(scripted_reply reply)
{
    std::lock_guard const lock{mutex_};
    script_.push_back(std::move(reply));
}

CLERK_DECL void emulator_service::on_request(std::function<void()> handler)
{
    std::lock_guard const lock{mutex_};
    on_request_ = std::move(handler);
}

} // namespace clerk::testing::detail

#endif
