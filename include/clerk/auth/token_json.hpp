// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_AUTH_TOKEN_JSON_HPP
#define CLERK_AUTH_TOKEN_JSON_HPP

#include <clerk/detail/config.hpp>

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <array>
#include <cstddef>
#include <memory>
#include <string_view>

namespace clerk::detail
{
/// How deep the JSON of a token may be. Clerk's is three levels deep; custom claims may be deeper.
inline constexpr std::size_t max_token_json_depth = 32;

inline std::string_view as_view(json::string const& text) noexcept
{
    return {text.data(), text.size()};
}

/// Whether a value is this text. (`==` of Boost.JSON would make a value of the text first.)
inline bool is_text(json::value const& value, std::string_view text) noexcept
{
    return value.is_string() && as_view(value.get_string()) == text;
}

/// One part of a token as a JSON object, in memory of its own that lies within this object: what Clerk signs, and what
/// others send in its place, is read without allocating; only an unusually large part takes memory from the heap.
///
/// Stricter than `parse_json`: no name twice in an object (RFC 7515, section 4, demands it or the last one; two readers
/// that disagree are an attack), and not as deep.
class token_json
{
public:
    token_json() = default;
    token_json(token_json const&) = delete;
    token_json& operator=(token_json const&) = delete;
    ~token_json() = default;

    /// Reads base64url of an object; null if it is none. Once.
    [[nodiscard]] CLERK_DECL json::object const* decode(std::string_view encoded);

    /// The same from JSON text.
    [[nodiscard]] CLERK_DECL json::object const* parse(std::string_view text);

    /// What `decode` decoded.
    [[nodiscard]] std::string_view text() const noexcept
    {
        return decoded_;
    }

private:
    std::array<char, 3072> text_; // not initialised: it is written before it is read
    std::unique_ptr<char[]> long_text_;
    std::string_view decoded_;
    std::array<unsigned char, 8192> memory_;
    json::monotonic_resource resource_{memory_.data(), memory_.size()};
    json::value value_ = json::value(json::storage_ptr(&resource_));
};

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/auth/impl/token_json.ipp>
#endif

#endif
