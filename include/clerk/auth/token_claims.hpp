// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_AUTH_TOKEN_CLAIMS_HPP
#define CLERK_AUTH_TOKEN_CLAIMS_HPP

#include <clerk/detail/config.hpp>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <boost/json/value_from.hpp>

#include <cstddef>
#include <memory>
#include <string_view>
#include <utility>

namespace clerk
{
/// All claims of a token as JSON, custom ones among them: a `json::object` that cannot be changed, and whose copies share
/// it.
///
///     if (auto const* plan = auth.claims.if_contains("plan")) …
///     json::object copy = auth.claims;
///
/// Lifetime: references into it are valid as long as a copy of it is.
///
/// Thread safety: distinct objects: safe, even where they are copies of each other. Shared objects: safe for `const`
/// access.
class token_claims
{
public:
    token_claims() = default;
    explicit token_claims(std::shared_ptr<json::object const> claims) noexcept
        : claims_(std::move(claims))
    {
    }

    /// The object; an empty one where there are no claims.
    [[nodiscard]] json::object const& get() const noexcept
    {
        static json::object const none;
        return claims_ ? *claims_ : none;
    }
    operator json::object const&() const noexcept
    {
        return get();
    }
    json::object const& operator*() const noexcept
    {
        return get();
    }
    json::object const* operator->() const noexcept
    {
        return &get();
    }

    [[nodiscard]] bool empty() const noexcept
    {
        return get().empty();
    }
    [[nodiscard]] std::size_t size() const noexcept
    {
        return get().size();
    }
    [[nodiscard]] bool contains(std::string_view name) const noexcept
    {
        return get().contains(name);
    }
    /// Null where there is no such claim.
    [[nodiscard]] json::value const* if_contains(std::string_view name) const noexcept
    {
        return get().if_contains(name);
    }
    /// Throws `boost::system::system_error` where there is no such claim.
    [[nodiscard]] json::value const& at(std::string_view name) const
    {
        return get().at(name);
    }
    [[nodiscard]] auto begin() const noexcept
    {
        return get().begin();
    }
    [[nodiscard]] auto end() const noexcept
    {
        return get().end();
    }

    friend void tag_invoke(json::value_from_tag, json::value& to, token_claims const& from)
    {
        to = from.get();
    }

private:
    std::shared_ptr<json::object const> claims_;
};

} // namespace clerk

#endif
