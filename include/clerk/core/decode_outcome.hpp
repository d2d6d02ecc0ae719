// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_CORE_DECODE_OUTCOME_HPP
#define CLERK_CORE_DECODE_OUTCOME_HPP

#include <clerk/core/call_machine.hpp>
#include <clerk/detail/decode.hpp>
#include <clerk/result.hpp>

#include <concepts>
#include <string>
#include <string_view>

namespace clerk::detail
{
/// A successful reply whose body is not what it should be.
CLERK_DECL error_details details_of_malformed_reply(std::string_view problem, call_outcome const& outcome);

/// Puts the operation's name in front of the message, and what support and operators ask for behind it.
CLERK_DECL error finish_error(std::string_view operation, error_details details);

/// Any JSON at all, or nothing: the reply to an untyped request.
CLERK_DECL bool decode_into_new(std::string_view body, json::value& out, std::string& problem);

/// The user after the first of two requests, where that one succeeded and its reply can be read; else null.
CLERK_DECL std::shared_ptr<std::optional<user> const> decode_applied(call_outcome const& outcome);

/// What the caller of an operation gets for a reply that says yes.
template <class T>
result<T> decode_reply(std::string_view operation, call_outcome const& outcome)
{
    std::string problem;
    result<T> decoded{std::in_place}; // returned by this name alone, so that it is never moved
    if (!decode_into_new(outcome.reply.body, *decoded, problem))
    {
        auto details = details_of_malformed_reply(problem, outcome);
        if constexpr (std::same_as<T, user>)
            details.applied = decode_applied(outcome);
        decoded = finish_error(operation, std::move(details));
    }
    return decoded;
}

/// What the caller of an operation gets.
template <class T>
result<T> decode_outcome(std::string_view operation, call_outcome outcome)
{
    if (!outcome.problem)
        return decode_reply<T>(operation, outcome);
    if constexpr (std::same_as<T, user>)
        outcome.problem->applied = decode_applied(outcome);
    return finish_error(operation, std::move(*outcome.problem));
}

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/core/impl/decode_outcome.ipp>
#endif

#endif
