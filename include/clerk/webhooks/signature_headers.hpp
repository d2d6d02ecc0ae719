// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_WEBHOOKS_SIGNATURE_HEADERS_HPP
#define CLERK_WEBHOOKS_SIGNATURE_HEADERS_HPP

#include <clerk/detail/config.hpp>
#include <clerk/incoming_headers.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace clerk::detail
{
/// What is signed, and the signature, as they came.
struct signed_message
{
    std::string_view id;
    std::string_view timestamp;
    std::string_view signatures;
    std::string_view body;
    /// `svix-` or `webhook-`; empty where the parts did not come as headers.
    std::string_view family;
};

inline constexpr std::array<std::string_view, 2> webhook_families{"svix-", "webhook-"};
inline constexpr std::array<std::string_view, 3> webhook_parts{"id", "timestamp", "signature"};

/// A header as it was found: the first value, and how many lines there are.
struct found_header
{
    std::string_view value;
    std::size_t lines = 0;
};

/// By family and part, in the order of the lists above.
using signature_headers = std::array<std::array<found_header, webhook_parts.size()>, webhook_families.size()>;

template <class Source>
signature_headers find_signature_headers(Source const& source)
{
    signature_headers found{};
    for (std::size_t family = 0; family < webhook_families.size(); ++family)
        for (std::size_t part = 0; part < webhook_parts.size(); ++part)
        {
            auto& header = found[family][part];
            std::array<char, 24> name{};
            auto const head = webhook_families[family].copy(name.data(), name.size());
            auto const length = head + webhook_parts[part].copy(name.data() + head, name.size() - head);
            for_each_header(source, std::string_view{name.data(), length},
                [&header](std::string_view value)
                {
                    if (header.lines++ == 0)
                        header.value = value;
                });
        }
    return found;
}

/// Picks the headers of the one family that is there.
/// @param out All but the body is set.
/// @param problem Set on failure: what is missing, comes twice or is of both families.
[[nodiscard]] CLERK_DECL bool pick_signature_headers(
    signature_headers const& found, signed_message& out, std::string& problem);

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/webhooks/impl/signature_headers.ipp>
#endif

#endif
