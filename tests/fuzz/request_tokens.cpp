// SPDX-License-Identifier: BSL-1.0
// Any lines as the headers of a request: the tokens found in it are parts of these lines, and clean.
#include "support.hpp"

#include <clerk/auth/request_tokens.hpp>
#include <clerk/detail/ascii.hpp>

#include <optional>
#include <string_view>
#include <vector>

namespace
{
bool is_within(std::string_view part, std::string_view whole)
{
    return part.empty() || (part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}
} // namespace

int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    auto const text = clerk_fuzz::as_text(data, size);
    std::vector<std::string_view> authorizations;
    std::vector<std::string_view> cookies;
    for (auto rest = text; !rest.empty();)
    {
        auto const line = clerk_fuzz::take_line(rest);
        auto const colon = line.find(':');
        auto const value = colon == std::string_view::npos ? std::string_view{} : line.substr(colon + 1);
        if (clerk::detail::equals_ignoring_case(line.substr(0, colon), "authorization"))
            authorizations.push_back(value);
        else if (clerk::detail::equals_ignoring_case(line.substr(0, colon), "cookie"))
            cookies.push_back(value);
    }
    auto const lookup = [&](std::string_view name) { return name == "authorization" ? authorizations : cookies; };
    auto const found = clerk::detail::find_tokens(lookup, "__session_abcdefgh");

    clerk_fuzz::require(!found.bearer || !authorizations.empty(), "a token by header needs a header");
    clerk_fuzz::require(authorizations.size() < 2 || (found.bearer && found.bearer->empty()), "two headers are broken");
    if (found.bearer)
        clerk_fuzz::require(is_within(*found.bearer, text)
                && found.bearer->find_first_of(" \t,") == std::string_view::npos,
            "a token by header is one word of it");
    for (auto const& cookie : {found.cookie, found.suffixed_cookie})
        if (cookie)
            clerk_fuzz::require(!cookies.empty() && !cookie->empty() && is_within(*cookie, text)
                    && cookie->find(';') == std::string_view::npos && clerk::detail::trimmed(*cookie) == *cookie,
                "a token by cookie is one value of it");
    auto const without_suffix = clerk::detail::find_tokens(lookup, {});
    clerk_fuzz::require(!without_suffix.suffixed_cookie && without_suffix.cookie == found.cookie,
        "without a suffix there is no such cookie, and the other one is the same");
    return 0;
}
