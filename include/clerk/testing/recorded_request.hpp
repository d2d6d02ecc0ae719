// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_RECORDED_REQUEST_HPP
#define CLERK_TESTING_RECORDED_REQUEST_HPP

#include <clerk/detail/ascii.hpp>
#include <clerk/detail/config.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace clerk::testing
{
/// A request as the emulator got it, without its secrets.
struct recorded_request
{
    recorded_request() = default;

    std::string method;

    /// The request target as it stood in the request line: path and query, percent-encoded.
    std::string target;

    /// Names as they were written, in their order. Of `Authorization`, scheme and prefix are left: `Bearer sk_test_…`.
    std::vector<std::pair<std::string, std::string>> headers;

    /// As it came, byte for byte, if it speaks of no secret and holds no escape. Else its JSON written anew, with `"…"` for
    /// each password, digest, TOTP secret, token to be verified and all backup codes. Empty if it is no JSON: nobody knows
    /// then what it holds.
    std::string body;

    /// How many bytes the body had.
    std::size_t body_size = 0;

    /// Which of the accepted connections brought it; the first is 1.
    std::size_t connection = 0;

    /// Whether it bore the emulator's secret key.
    bool authorized = false;

    /// What the emulator answered; 0 if no status was sent.
    unsigned status = 0;

    /// Whether it took effect: the API's rules answered it with 2xx, whatever of that answer was sent. `false` for a reply
    /// that the script made up.
    bool carried_out = false;

    /// The trace ID that belongs to it, 32 hexadecimal digits. In the reply if that is an error by the API's rules.
    std::string trace_id;

    /// The value of the first header of that name, which is compared without regard to case.
    [[nodiscard]] std::optional<std::string> header(std::string_view name) const
    {
        for (auto const& [key, value] : headers)
            if (clerk::detail::equals_ignoring_case(key, name))
                return value;
        return std::nullopt;
    }
};

} // namespace clerk::testing

#endif
