// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_CORE_OBSERVATION_HPP
#define CLERK_CORE_OBSERVATION_HPP

// What observers get to see of exchanges and calls: the fields named here and no others.

#include <clerk/core/call_machine.hpp>
#include <clerk/core/reply_error.hpp>
#include <clerk/error.hpp>
#include <clerk/observer.hpp>

#include <string>

namespace clerk::detail
{
struct exchange_summary
{
    boost::system::error_code code;
    int status = 0;
    clerk::phase phase = clerk::phase::receiving;
    std::string trace_id;
    clerk::transfer transfer{};
};

inline exchange_summary summary_of(transport_result const& result)
{
    exchange_summary summary;
    if (auto const* const failure = std::get_if<transport_failure>(&result))
    {
        summary.code = failure->code;
        summary.status = failure->status;
        summary.phase = failure->phase;
        summary.transfer = failure->transfer;
        return summary;
    }
    auto const& reply = std::get<http_reply>(result);
    bool const success = reply.status >= 200 && reply.status < 300;
    summary.status = reply.status;
    summary.transfer = reply.transfer;
    if (!success && reply.status != 0)
        summary.code = code_for_status(reply.status);
    summary.trace_id = trace_id_of_reply(reply, success ? std::string{} : parse_error_envelope(reply.body).trace_id);
    return summary;
}

struct success_summary
{
    int status = 0;
    unsigned attempts = 0;
    std::string trace_id;
};

/// Of a call whose last reply was a success, before its body is looked into.
inline success_summary summary_of_success(call_outcome const& outcome)
{
    if (outcome.problem)
        return {};
    return {outcome.reply.status, outcome.attempts, trace_id_of_reply(outcome.reply, {})};
}

inline observed_call_end end_of_call(success_summary const& summary)
{
    observed_call_end end;
    end.status = summary.status;
    end.attempts = summary.attempts;
    end.trace_id = summary.trace_id;
    return end;
}

inline observed_call_end end_of_call(clerk::error const& problem)
{
    observed_call_end end;
    end.code = problem.code();
    end.status = problem.status();
    end.attempts = problem.attempts();
    end.trace_id = problem.trace_id();
    end.may_have_taken_effect = problem.may_have_taken_effect();
    return end;
}

} // namespace clerk::detail

#endif
