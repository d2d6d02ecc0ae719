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
namespace detail
{
class kept_claims;
}

/// All claims of a token as JSON, custom ones among them: a `json::object` that cannot be changed, and whose copies
/// share it.
///
///     if (auto const* plan = auth.claims.if_contains("plan")) …
///     json::object copy = auth.claims;
///
/// It is made of the token's text when it is first looked at: whoever needs no more than the user's ID does not pay
/// for it.
///
/// Lifetime: references into it are valid as long as a copy of it is.
///
/// Thread safety: distinct objects: safe, even where they are copies of each other. Shared objects: safe for `const`
/// access.
class token_claims
{
public:
    token_claims() = default;
    explicit CLERK_DECL token_claims(json::object claims);

    /// For the library: from the text of an object that was read before.
    static CLERK_DECL token_claims from_text(std::string_view text);

    /// The object; an empty one where there are no claims.
    [[nodiscard]] CLERK_DECL json::object const& get() const;
    operator json::object const&() const
    {
        return get();
    }
    json::object const& operator*() const
    {
        return get();
    }
    json::object const* operator->() const
    {
        return &get();
    }

    [[nodiscard]] bool empty() const
    {
        return get().empty();
    }
    [[nodiscard]] std::size_t size() const
    {
        return get().size();
    }
    [[nodiscard]] bool contains(std::string_view name) const
    {
        return get().contains(name);
    }
    /// Null where there is no such claim.
    [[nodiscard]] json::value const* if_contains(std::string_view name) const
    {
        return get().if_contains(name);
    }
    /// Throws `boost::system::system_error` where there is no such claim.
    [[nodiscard]] json::value const& at(std::string_view name) const
    {
        return get().at(name);
    }
    [[nodiscard]] auto begin() const
    {
        return get().begin();
    }
    [[nodiscard]] auto end() const
    {
        return get().end();
    }

    friend void tag_invoke(json::value_from_tag, json::value& to, token_claims const& from)
    {
        to = from.get();
    }

private:
    std::shared_ptr<detail::kept_claims const> claims_;
};

} // namespace clerk

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/auth/impl/token_claims.ipp>
#endif

#endif
