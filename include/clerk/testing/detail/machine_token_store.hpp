// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_DETAIL_MACHINE_TOKEN_STORE_HPP
#define CLERK_TESTING_DETAIL_MACHINE_TOKEN_STORE_HPP

#include <clerk/detail/config.hpp>
#include <clerk/testing/machine_token_options.hpp>

#include <boost/json/object.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace clerk::testing::detail
{
enum class machine_token_kind
{
    api_key,
    m2m_token,
    oauth_token,
};

/// The tokens of machines in the emulated instance, and what the API tells of them.
class machine_token_store
{
public:
    /// Adds a token, or replaces the one of the same text.
    /// @param now Unix time in milliseconds.
    /// @return The token's text.
    CLERK_DECL std::string add(machine_token_kind kind, std::string_view subject, machine_token_options const& options,
        std::int64_t now);

    /// @return Whether there is such a token.
    CLERK_DECL bool revoke(std::string_view token, std::int64_t now);

    /// What the API tells of a token of this kind.
    [[nodiscard]] CLERK_DECL std::optional<json::object> find(
        machine_token_kind kind, std::string_view token, std::int64_t now) const;

private:
    std::map<std::string, std::pair<machine_token_kind, json::object>, std::less<>> tokens_;
};

} // namespace clerk::testing::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/testing/impl/machine_token_store.ipp>
#endif

#endif
