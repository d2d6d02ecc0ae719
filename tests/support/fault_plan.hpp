// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_SUPPORT_FAULT_PLAN_HPP
#define CLERK_TESTS_SUPPORT_FAULT_PLAN_HPP

#include <support/fault_script.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace clerk_tests
{
/// Decides what a proxy does with the bytes of one direction of one connection. Knows no socket and no clock.
class fault_plan
{
public:
    // Actions.
    struct pass ///< Pass on the next `count` bytes, their first one with these bits flipped; then ask again.
    {
        std::size_t count;
        unsigned char flip;
    };
    struct wait ///< Ask again after that time.
    {
        std::chrono::milliseconds time;
    };
    struct end ///< `half_close`, `cut`, `reset` or `stall`. Nothing more is passed on.
    {
        fault_kind how;
    };
    struct need_more ///< Ask again when bytes have come.
    {
    };
    using action = std::variant<pass, wait, end, need_more>;

    /// Positions count from byte `origin` of the direction. What lies behind already strikes at once; a byte
    /// that was passed on can no longer be corrupted, so the next one is.
    void add(fault one, std::uint64_t origin = 0)
    {
        one.at = std::max(one.at + origin, passed_);
        auto const after = std::ranges::upper_bound(faults_, one.at, {}, &fault::at);
        faults_.insert(after, one);
    }

    /// `available` bytes wait to be passed on: what now?
    [[nodiscard]] action next(std::size_t available)
    {
        if (ended_)
            return need_more{};
        if (!faults_.empty() && faults_.front().at <= passed_)
        {
            auto const one = faults_.front();
            if (one.kind == fault_kind::corrupt && available == 0)
                return need_more{};
            faults_.erase(faults_.begin());
            struck_ = one.kind;
            switch (one.kind)
            {
            case fault_kind::delay:
                return wait{one.pause};
            case fault_kind::corrupt:
                return passing(1, one.flip);
            case fault_kind::drip:
                drip_ = one;
                return wait{std::chrono::milliseconds{0}};
            default:
                ended_ = true;
                return end{one.kind};
            }
        }
        if (available == 0)
            return need_more{};
        if (std::exchange(pause_due_, false))
            return wait{drip_->pause};
        std::uint64_t count = available;
        if (!faults_.empty())
            count = std::min(count, faults_.front().at - passed_);
        if (drip_)
        {
            count = std::min<std::uint64_t>(count, drip_->piece);
            pause_due_ = true;
        }
        return passing(static_cast<std::size_t>(count), 0);
    }

    /// How many bytes were passed on.
    [[nodiscard]] std::uint64_t passed() const noexcept
    {
        return passed_;
    }

    /// Which fault struck in the last `next`, if one did. Once.
    [[nodiscard]] std::optional<fault_kind> take_struck() noexcept
    {
        return std::exchange(struck_, std::nullopt);
    }

private:
    action passing(std::size_t count, unsigned char flip)
    {
        passed_ += count;
        return pass{count, flip};
    }

    std::vector<fault> faults_; ///< By position; equal ones in the order in which they were added.
    std::uint64_t passed_ = 0;
    std::optional<fault> drip_;
    bool pause_due_ = false;
    bool ended_ = false;
    std::optional<fault_kind> struck_;
};

} // namespace clerk_tests

#endif
