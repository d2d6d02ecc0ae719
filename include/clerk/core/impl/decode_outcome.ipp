// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_CORE_IMPL_DECODE_OUTCOME_IPP
#define CLERK_CORE_IMPL_DECODE_OUTCOME_IPP

#include <clerk/core/decode_outcome.hpp>
#include <clerk/core/reply_error.hpp>
#include <clerk/detail/ascii.hpp>
#include <clerk/detail/parse_json.hpp>
#include <clerk/detail/printable.hpp>

namespace clerk::detail
{
CLERK_DECL error_details details_of_malformed_reply(std::string_view problem, call_outcome const& outcome)
{
    auto const& reply = outcome.reply;
    error_details details;
    details.code = errc::malformed_response;
    details.status = reply.status;
    details.phase = phase::decoding;
    details.attempts = outcome.attempts;
    details.trace_id = trace_id_of_reply(reply, {});
    details.may_have_taken_effect = outcome.changes_something;
    details.message = make_error_code(details.code).message() + " (" + std::to_string(reply.status);
    if (auto const type = reply.headers.find("content-type"))
        details.message += ", " + scrubbed(trimmed(type->substr(0, type->find(';'))), 60);
    auto const coding = compression_of_reply(reply);
    details.message.append("): ").append(
        coding.empty() ? scrubbed(problem, 300) : "the reply is compressed (" + coding + "), which was not asked for");
    if (outcome.applied)
        details.message += "; the first of two requests took effect, the second probably did";
    else if (outcome.changes_something)
        details.message += "; the request probably took effect";
    return details;
}

CLERK_DECL std::shared_ptr<std::optional<user> const> decode_applied(call_outcome const& outcome)
{
    if (!outcome.applied)
        return nullptr;
    std::string problem;
    auto const applied = std::make_shared<std::optional<user>>(std::in_place);
    return decode_into_new(outcome.applied->body, **applied, problem) ? applied : nullptr;
}

CLERK_DECL error finish_error(std::string_view operation, error_details details)
{
    details.operation = operation;
    details.message.insert(0, std::string{operation} + " failed: ");
    if (details.retry_after)
        details.message += "; retry after " + std::to_string(details.retry_after->count()) + " s";
    if (!details.trace_id.empty())
        details.message += "; trace ID " + scrubbed(details.trace_id, 100);
    return error{std::move(details)};
}

CLERK_DECL bool decode_into_new(std::string_view body, json::value& out, std::string& problem)
{
    if (body.empty())
        return true;
    return parse_json(body, out, problem);
}

} // namespace clerk::detail

#endif
