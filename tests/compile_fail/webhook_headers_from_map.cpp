// SPDX-License-Identifier: BSL-1.0
// A map has no lines of headers, and knows no names in other letters.
// expect: headers are looked up in a boost::beast::http request

#include <clerk/webhooks.hpp>

#include <functional>
#include <map>
#include <string>
#include <string_view>

std::string_view find(std::string_view)
{
    return {};
}

auto verify(clerk::webhook_verifier const& verifier, std::map<std::string, std::string, std::less<>> const& headers)
{
#if defined(CONTROL)
    return headers.empty() ? verifier.verify(find, "{}") : verifier.verify(&find, "{}");
#else
    return verifier.verify(headers, "{}");
#endif
}
