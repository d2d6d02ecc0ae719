// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_SPARES_HPP
#define CLERK_DETAIL_SPARES_HPP

#include <array>
#include <atomic>
#include <cstddef>
#include <memory>

namespace clerk::detail
{
/// Keeps objects that are dear to make and serve one thread at a time, while nobody uses them. Without locks: each thread
/// looks first where it left one, so that threads that check tokens all day do not meet.
///
/// Thread safety: `take` and `give_back` may be called from any thread at any time.
template <class Object>
class spares
{
public:
    spares() = default;
    spares(spares const&) = delete;
    spares& operator=(spares const&) = delete;
    ~spares()
    {
        for (auto& one : places_)
            delete one.object.load(std::memory_order_acquire);
    }

    /// One that nobody uses; null where there is none.
    [[nodiscard]] std::unique_ptr<Object> take() noexcept
    {
        for (std::size_t i = 0; i < places_.size(); ++i)
            if (auto* const found = place(i).exchange(nullptr, std::memory_order_acq_rel))
                return std::unique_ptr<Object>{found};
        return nullptr;
    }

    /// Keeps it, or destroys it where there are enough.
    void give_back(std::unique_ptr<Object> object) noexcept
    {
        for (std::size_t i = 0; i < places_.size(); ++i)
        {
            Object* none = nullptr;
            if (place(i).compare_exchange_strong(
                    none, object.get(), std::memory_order_acq_rel, std::memory_order_relaxed))
            {
                static_cast<void>(object.release());
                return;
            }
        }
    }

private:
    /// The calling thread's own place, and then those of others.
    [[nodiscard]] std::atomic<Object*>& place(std::size_t distance) noexcept
    {
        static std::atomic<std::size_t> threads{0};
        thread_local std::size_t const own = threads++;
        return places_[(own + distance) % places_.size()].object;
    }

    // A cache line each, so that what one thread writes is not what another one reads.
    struct alignas(64) slot
    {
        std::atomic<Object*> object = nullptr;
    };
    std::array<slot, 32> places_;
};

} // namespace clerk::detail

#endif
