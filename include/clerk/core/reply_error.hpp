// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_CORE_REPLY_ERROR_HPP
#define CLERK_CORE_REPLY_ERROR_HPP

#include <clerk/error.hpp>
#include <clerk/transport/http_message.hpp>

#include <chrono>
#include <string>
#include <vector>

namespace clerk::detail
{
/// What a body is compressed with, for a message: "gzip". Empty where its `Content-Encoding` says nothing of the sort.
CLERK_DECL std::string compression_of_reply(http_reply const& reply);

/// Clerk's error envelope: `{"errors": […], "clerk_trace_id": "…"}`. What of it cannot be read is left out: a broken
/// error reply is an error all the same. Of a list beyond all measure the first hundred are kept.
struct error_envelope
{
    std::vector<api_error> errors;
    std::string trace_id;
};

CLERK_DECL error_envelope parse_error_envelope(std::string_view body);

/// The kind of error that a status outside 2xx stands for.
CLERK_DECL errc code_for_status(int status) noexcept;

/// Status, list, trace ID and Retry-After of a reply that is no success, and what to say of it in a message.
CLERK_DECL error_details details_of_reply(http_reply const& reply, std::chrono::sys_seconds now);

/// `clerk_trace_id` of the body, where it is known, or else the `cf-ray` header.
CLERK_DECL std::string trace_id_of_reply(http_reply const& reply, std::string from_body);

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/core/impl/reply_error.ipp>
#endif

#endif
