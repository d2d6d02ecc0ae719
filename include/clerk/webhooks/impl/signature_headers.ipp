// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_WEBHOOKS_IMPL_SIGNATURE_HEADERS_IPP
#define CLERK_WEBHOOKS_IMPL_SIGNATURE_HEADERS_IPP

#include <clerk/detail/algorithms.hpp>
#include <clerk/webhooks/signature_headers.hpp>


namespace clerk::detail
{
CLERK_DECL bool pick_signature_headers(signature_headers const& found, signed_message& out, std::string& problem)
{
    auto const any_line = [](auto const& headers)
    { return detail::any_of(headers, [](found_header const& header) { return header.lines > 0; }); };
    bool const svix = any_line(found[0]);
    bool const standard = any_line(found[1]);
    if (svix && standard)
    {
        problem = "there are headers of both kinds, svix-… and webhook-…, and nobody sends both";
        return false;
    }
    if (!svix && !standard)
    {
        problem = "the headers svix-id, svix-timestamp and svix-signature are missing (does the request come from Clerk, "
                  "and does a proxy let all headers through?)";
        return false;
    }
    auto const& headers = found[svix ? 0 : 1];
    out.family = webhook_families[svix ? 0 : 1];
    for (std::size_t part = 0; part < webhook_parts.size(); ++part)
    {
        auto const complain = [&](std::string_view what)
        { problem.assign("the header ").append(out.family).append(webhook_parts[part]).append(what); };
        if (headers[part].lines == 0)
            complain(" is missing");
        else if (headers[part].lines > 1)
            complain(" comes more than once");
        else if (headers[part].value.empty())
            complain(" is empty");
        else
            continue;
        return false;
    }
    out.id = headers[0].value;
    out.timestamp = headers[1].value;
    out.signatures = headers[2].value;
    return true;
}

} // namespace clerk::detail

#endif
