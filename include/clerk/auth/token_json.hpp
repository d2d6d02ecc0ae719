// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_AUTH_TOKEN_JSON_HPP
#define CLERK_AUTH_TOKEN_JSON_HPP

#include <clerk/auth/token_value.hpp>
#include <clerk/detail/config.hpp>

#include <array>
#include <cstddef>
#include <memory>
#include <memory_resource>
#include <string_view>
#include <vector>

namespace clerk::detail
{
/// How deep the JSON of a token may be. Clerk's is three levels deep; custom claims may be deeper.
inline constexpr std::size_t max_token_json_depth = 32;

/// How many values there may be in it: more than the largest token that is accepted by default can hold.
inline constexpr std::size_t max_token_json_values = 16 * 1024;

/// One part of a token as a JSON object, in memory of its own that lies within this object: what Clerk signs, and what
/// others send in its place, is read without allocating; only an unusually large part takes memory from the heap, and a
/// long text with escapes or beyond ASCII, for a moment.
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
    [[nodiscard]] CLERK_DECL token_value const* decode(std::string_view encoded);

    /// The same from JSON text, which is referred to.
    [[nodiscard]] CLERK_DECL token_value const* parse(std::string_view text);

    /// What `decode` decoded.
    [[nodiscard]] std::string_view text() const noexcept
    {
        return decoded_;
    }

private:
    std::array<char, 3072> text_; // not initialised: it is written before it is read
    std::unique_ptr<char[]> long_text_;
    std::string_view decoded_;
    // Clerk's tokens have some twenty values, and no escapes.
    static constexpr std::size_t usual_values = 64;
    alignas(token_value) std::array<unsigned char, usual_values * sizeof(token_value) + 1024> memory_;
    std::pmr::monotonic_buffer_resource resource_{memory_.data(), memory_.size()};
    std::pmr::vector<token_value> values_{&resource_};
};

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/auth/impl/token_json.ipp>
#endif

#endif
