// SPDX-License-Identifier: BSL-1.0
// Any value of Retry-After: none, or a wait that makes sense.
#include "support.hpp"

#include <clerk/core/http_date.hpp>

#include <chrono>

int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    using namespace std::chrono;
    sys_seconds const now = sys_days{year{2026} / 6 / 1};
    auto const wait = clerk::detail::parse_retry_after(clerk_fuzz::as_text(data, size), now);
    clerk_fuzz::require(!wait || (*wait >= 0s && *wait <= 24h), "a wait is between nothing and a day");
    return 0;
}
