// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_DETAIL_USER_STORE_HPP
#define CLERK_TESTING_DETAIL_USER_STORE_HPP

#include <clerk/detail/config.hpp>

#include <boost/json/object.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace clerk::testing::detail
{
/// The users of the emulated instance, as the JSON that the API shows of them.
class user_store
{
public:
    /// Adds a user with whatever it lacks. Throws `std::invalid_argument` for what is no user, or is another user's.
    /// @param now Unix time in milliseconds.
    CLERK_DECL json::object const& add(json::object given, std::int64_t now);

    /// None: a null pointer.
    [[nodiscard]] CLERK_DECL json::object* find(std::string_view id);

    /// Whether a user other than `except` has this value (not an empty one) as that attribute.
    [[nodiscard]] CLERK_DECL bool taken(
        std::string_view attribute, std::string_view value, json::object const* except) const;

    [[nodiscard]] std::size_t size() const noexcept
    {
        return users_.size();
    }

private:
    std::map<std::string, json::object, std::less<>> users_;
};

/// Where `text` stands in an object as a string, that; else an empty text.
[[nodiscard]] CLERK_DECL std::string_view text_member(json::object const& object, std::string_view name);

/// The members that a default-constructed part of a `clerk::user` writes although nobody gave them, taken out.
CLERK_DECL void remove_what_was_not_given(json::object& user);

} // namespace clerk::testing::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/testing/impl/user_store.ipp>
#endif

#endif
