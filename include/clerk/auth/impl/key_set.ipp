// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_AUTH_IMPL_KEY_SET_IPP
#define CLERK_AUTH_IMPL_KEY_SET_IPP

#include <clerk/auth/key_set.hpp>
#include <clerk/core/call.hpp>
#include <clerk/core/decode_outcome.hpp>
#include <clerk/core/observation.hpp>
#include <clerk/detail/invalid_argument.hpp>

#include <boost/asio/post.hpp>

#include <utility>
#include <vector>

namespace clerk::detail
{
inline constexpr std::string_view fetch_operation = "get_jwks";

class key_set::fetch final : public call
{
public:
    fetch(std::shared_ptr<client_core> core, std::shared_ptr<key_set> owner)
        : call(core, settings_of_call(core->options(), {}), fetch_operation, steps())
        , owner_(std::move(owner))
    {
    }

    std::vector<std::shared_ptr<key_set_waiter>> waiters; ///< Guarded by the owner's mutex.

private:
    static request_steps steps()
    {
        request_step made;
        made.path = "/jwks";
        made.route = "/jwks";
        return request_steps{std::move(made)};
    }

    void complete(call_outcome outcome) override
    {
        auto const success = summary_of_success(outcome);
        auto const reply = decode_outcome<json::value>(operation_name(), std::move(outcome));
        report_end(reply ? end_of_call(success) : end_of_call(reply.error()));
        std::exchange(owner_, nullptr)->on_fetched(*this, reply);
    }

    std::shared_ptr<key_set> owner_;
};

CLERK_DECL key_set::key_set(std::shared_ptr<client_core> core, key_set_options const& options, clock now)
    : core_(std::move(core))
    , now_(std::move(now))
    , machine_(options)
{
}

CLERK_DECL std::shared_ptr<key_set::fetch> key_set::new_fetch()
{
    auto made = std::make_shared<fetch>(core_, shared_from_this());
    current_ = made;
    return made;
}

CLERK_DECL key_set::answer key_set::look_up(std::string_view kid, std::shared_ptr<key_set_waiter> waiter)
{
    answer found;
    if (auto const problem = core_->problem(); !problem.empty())
    {
        found.refuse = auth_reason::jwk_failed_to_resolve;
        found.cause = invalid_argument(fetch_operation, problem);
        return found;
    }
    std::shared_ptr<fetch> started;
    {
        std::lock_guard const lock{mutex_};
        auto decided = machine_.resume(key_set_machine::asked_for{kid, now_()});
        if (decided.fetch)
            started = new_fetch();
        if (decided.wait && waiter)
            if (auto const current = current_.lock())
                current->waiters.push_back(std::move(waiter));
        found.key = std::move(decided.key);
        found.refuse = decided.refuse;
        if (found.refuse == auth_reason::jwk_remote_failed_to_load)
            found.cause = last_error_;
    }
    if (started)
        started->start();
    return found;
}

/// The error for a reply that came, and is of no use.
inline error no_key_set(std::string const& problem)
{
    error_details details;
    details.operation = fetch_operation;
    details.code = errc::malformed_response;
    details.status = 200;
    details.phase = phase::decoding;
    details.attempts = 1;
    details.message = std::string{fetch_operation}.append(" failed: malformed response: ").append(problem);
    return error{std::move(details)};
}

CLERK_DECL void key_set::on_fetched(fetch& ended, result<json::value> const& reply)
{
    std::string problem;
    auto keys = reply ? read_key_set(*reply, problem) : key_list{};
    std::vector<std::shared_ptr<key_set_waiter>> waiters;
    {
        std::lock_guard const lock{mutex_};
        if (keys.empty())
        {
            last_error_ = reply ? no_key_set(problem) : reply.error();
            machine_.resume(key_set_machine::fetch_failed{now_()});
        }
        else
            machine_.resume(key_set_machine::fetched{std::move(keys), now_()});
        waiters.swap(ended.waiters);
    }
    // Each has a signature to verify: on as many threads as there are.
    for (auto& waiter : waiters)
        asio::post(core_->executor(), [waiter = std::move(waiter)] { waiter->on_key_set(); });
}

} // namespace clerk::detail

#endif
