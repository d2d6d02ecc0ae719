// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_SUPPORT_FAULT_SCRIPT_HPP
#define CLERK_TESTS_SUPPORT_FAULT_SCRIPT_HPP

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace clerk_tests
{
/// Which way bytes travel through a proxy.
enum class direction
{
    to_server,
    to_client,
};

enum class fault_kind
{
    delay,      ///< Holds the direction back for a while, once.
    drip,       ///< From here on only small pieces, with pauses.
    corrupt,    ///< Flips bits of one byte.
    half_close, ///< Ends this direction (FIN) and drops what still comes in it; the other goes on.
    cut,        ///< Ends both directions (FIN).
    reset,      ///< Breaks both directions off (RST).
    stall,      ///< Passes nothing on in this direction any more, and says nothing.
};
inline constexpr std::size_t fault_kinds = 7;

/// What goes wrong once `at` bytes were passed on in one direction; `corrupt`: with the byte after them.
struct fault
{
    direction where;
    std::uint64_t at;
    fault_kind kind;
    std::chrono::milliseconds pause{0}; ///< `delay`, `drip`
    std::size_t piece = 1;              ///< `drip`: bytes at a time
    unsigned char flip = 0;             ///< `corrupt`: the bits
};

/// What goes wrong on one connection. Without a fault, nothing.
///
///     fault_script{}.delay(direction::to_server, 100, 20ms).cut(direction::to_client, 0)
class fault_script
{
public:
    fault_script& delay(direction where, std::uint64_t at, std::chrono::milliseconds time)
    {
        return add({.where = where, .at = at, .kind = fault_kind::delay, .pause = time});
    }
    fault_script& drip(direction where, std::uint64_t at, std::size_t piece, std::chrono::milliseconds pause)
    {
        return add({.where = where,
            .at = at,
            .kind = fault_kind::drip,
            .pause = pause,
            .piece = std::max<std::size_t>(piece, 1)});
    }
    fault_script& corrupt(direction where, std::uint64_t at, unsigned char flip = 1)
    {
        return add({.where = where, .at = at, .kind = fault_kind::corrupt, .flip = flip});
    }
    fault_script& half_close(direction where, std::uint64_t at)
    {
        return add({.where = where, .at = at, .kind = fault_kind::half_close});
    }
    fault_script& cut(direction where, std::uint64_t at)
    {
        return add({.where = where, .at = at, .kind = fault_kind::cut});
    }
    fault_script& reset(direction where, std::uint64_t at)
    {
        return add({.where = where, .at = at, .kind = fault_kind::reset});
    }
    fault_script& stall(direction where, std::uint64_t at)
    {
        return add({.where = where, .at = at, .kind = fault_kind::stall});
    }
    fault_script& add(fault const& one)
    {
        faults_.push_back(one);
        return *this;
    }

    [[nodiscard]] std::vector<fault> const& faults() const noexcept
    {
        return faults_;
    }

private:
    std::vector<fault> faults_;
};

} // namespace clerk_tests

#endif
