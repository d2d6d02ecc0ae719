// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_WEBHOOKS_SEEN_MESSAGES_HPP
#define CLERK_WEBHOOKS_SEEN_MESSAGES_HPP

#include <cstddef>
#include <list>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace clerk::detail
{
/// The IDs of the latest messages, a bounded number of them: the oldest one goes when another comes.
///
/// Thread safety: shared objects: safe.
class seen_messages
{
public:
    explicit seen_messages(std::size_t capacity)
        : capacity_(capacity)
    {
    }

    /// @return Whether it is new; then it is remembered. Always with a capacity of 0.
    [[nodiscard]] bool add(std::string_view id)
    {
        if (capacity_ == 0)
            return true;
        std::lock_guard const lock{mutex_};
        if (positions_.contains(id))
            return false;
        if (order_.size() == capacity_)
        {
            positions_.erase(order_.front());
            order_.pop_front();
        }
        order_.emplace_back(id);
        try
        {
            positions_.emplace(order_.back(), std::prev(order_.end()));
        }
        catch (...)
        {
            order_.pop_back();
            throw;
        }
        return true;
    }

    void remove(std::string_view id)
    {
        std::lock_guard const lock{mutex_};
        auto const found = positions_.find(id);
        if (found == positions_.end())
            return;
        auto const position = found->second;
        positions_.erase(found); // before the text that its key refers to
        order_.erase(position);
    }

private:
    std::size_t const capacity_;
    std::mutex mutex_;
    std::list<std::string> order_;
    std::unordered_map<std::string_view, std::list<std::string>::iterator> positions_;
};

} // namespace clerk::detail

#endif
