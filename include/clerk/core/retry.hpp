// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_CORE_RETRY_HPP
#define CLERK_CORE_RETRY_HPP

#include <clerk/client_options.hpp>
#include <clerk/detail/algorithms.hpp>
#include <clerk/error.hpp>
#include <clerk/request.hpp>
#include <clerk/transport/transport.hpp>

#include <algorithm>
#include <chrono>

namespace clerk::detail
{
/// What is known about a request that did not succeed.
enum class effect
{
    none,    ///< It was certainly not carried out, and may be sent again.
    refused, ///< It was certainly not carried out, and would be refused again.
    unknown, ///< It may have been carried out, or not.
};

/// What a reply outside 2xx says about its request.
inline effect effect_of_reply(error_details const& details) noexcept
{
    switch (details.status)
    {
    case 408:
    case 429:
    case 503: return effect::none;
    case 409:
    {
        bool const locked = detail::any_of(
            details.errors, [](api_error const& entry) { return entry.code == "resource_locked"; });
        return locked ? effect::none : effect::refused;
    }
    default: return details.status >= 500 ? effect::unknown : effect::refused;
    }
}

inline effect effect_of_failure(transport_failure const& failure) noexcept
{
    // What the head of a reply said holds, even where its body broke off.
    if (failure.status == 429 || failure.status == 503)
        return effect::none;
    if (failure.request_sent)
        return effect::unknown;
    bool const passing = (failure.code == errc::network || failure.code == errc::timeout) && !failure.permanent;
    return passing ? effect::none : effect::refused;
}

/// Whether a request that was certainly not carried out is sent again. 503 is the word of a gateway, too: enough for
/// what may come twice, not for what must not.
inline bool may_repeat_unharmed(request_step const& step, int status) noexcept
{
    return step.repeat != repeatability::never || status != 503;
}

/// Whether a request whose outcome is unknown is sent again. 500 and replies that make no sense are not: the server
/// did get the request, and will hardly think better of it.
inline bool may_repeat_unknown(request_step const& step, int status, errc code, retry_options const& options) noexcept
{
    bool const passing = code == errc::network || status == 502 || status == 504;
    bool const asked_for = options.repeat_ambiguous && step.repeat == repeatability::unless_ambiguous;
    return passing && (step.repeat == repeatability::always || asked_for);
}

/// The wait before attempt number `next` (2, 3, …): even between zero and the doubled initial back-off ("full jitter").
/// `random` is in [0, 1).
inline std::chrono::steady_clock::duration backoff(retry_options const& options, unsigned next, double random) noexcept
{
    using std::chrono::milliseconds;
    // No call lasts longer than a year, and nothing overflows below that.
    constexpr milliseconds year = std::chrono::hours{24 * 365};
    auto const bound = std::clamp(options.max_backoff, milliseconds{0}, year);
    auto longest = std::clamp(options.initial_backoff, milliseconds{0}, bound);
    for (unsigned i = 2; i < next && longest < bound && longest.count() > 0; ++i)
        longest = std::min(longest * 2, bound);
    return std::chrono::duration_cast<std::chrono::steady_clock::duration>(
        random * std::chrono::duration<double, std::milli>(longest));
}

} // namespace clerk::detail

#endif
