// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_BASE64_HPP
#define CLERK_DETAIL_BASE64_HPP

#include <clerk/detail/config.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

// Base64 (RFC 4648), read strictly: every text that is accepted is the only one that means its bytes, but for the
// padding where that is optional. Foreign characters, line breaks, blanks, a length that no bytes have, and bits left
// over at the end that are not zero are refused.
namespace clerk::detail
{
/// The `=` at the end of a text.
enum class base64_padding
{
    required, ///< As many as make the length a multiple of four.
    optional, ///< As many as that, or none.
    none,
};

/// How many bytes a text of this length decodes to at most; exactly that many where there is no padding.
constexpr std::size_t base64_decoded_size(std::size_t length) noexcept
{
    return length / 4 * 3 + length % 4 * 3 / 4;
}

/// Decodes the alphabet of section 4 (`+` and `/`) into the caller's buffer; allocates nothing.
/// @param out What it holds after a refusal is not specified.
/// @return How many bytes were written; none for a text that is not as it should be, or that does not fit.
[[nodiscard]] CLERK_DECL std::optional<std::size_t> decode_base64(
    std::string_view text, std::span<unsigned char> out, base64_padding padding) noexcept;

/// The same as a new string.
[[nodiscard]] CLERK_DECL std::optional<std::string> decode_base64(std::string_view text, base64_padding padding);

/// Decodes the alphabet of section 5 (`-` and `_`), without padding as JWS wants it (RFC 7515, section 2), into the
/// caller's buffer; allocates nothing. As `decode_base64`.
[[nodiscard]] CLERK_DECL std::optional<std::size_t> decode_base64url(
    std::string_view text, std::span<unsigned char> out) noexcept;

/// The same as a new string.
[[nodiscard]] CLERK_DECL std::optional<std::string> decode_base64url(std::string_view text);

/// Section 4, with padding.
[[nodiscard]] CLERK_DECL std::string encode_base64(std::string_view bytes);

/// Section 5, without padding.
[[nodiscard]] CLERK_DECL std::string encode_base64url(std::string_view bytes);

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/detail/impl/base64.ipp>
#endif

#endif
