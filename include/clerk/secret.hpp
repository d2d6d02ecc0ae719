// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_SECRET_HPP
#define CLERK_SECRET_HPP

#include <clerk/detail/wiping_allocator.hpp>

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>

namespace clerk
{
/// A text that must not leak: a secret key, a password, a signing secret.
///
/// It prints as its public prefix and an ellipsis (`sk_test_…`), or as `…` where there is none; only `reveal()` gives
/// the text. Every buffer that held it is overwritten before its memory is given back, on destruction, on assignment
/// and when it grows.
///
/// Thread safety: distinct objects: safe. Shared objects: safe for `const` access.
class secret
{
public:
    secret() = default;

    /// Copies the text. The caller's own copy is not touched.
    secret(std::string_view text)
        : text_(text.begin(), text.end())
    {
    }
    /// A null pointer (a variable that is not in the environment, say) makes an empty secret.
    secret(char const* text)
        : secret(text ? std::string_view{text} : std::string_view{})
    {
    }
    secret(std::string const& text)
        : secret(std::string_view{text})
    {
    }
    secret(std::nullptr_t) = delete;

    [[nodiscard]] bool empty() const noexcept
    {
        return text_.empty();
    }

    /// The text itself. The view is valid until this object is changed or destroyed.
    [[nodiscard]] std::string_view reveal() const noexcept
    {
        return {text_.data(), text_.size()};
    }

    /// What may be shown: a prefix such as `sk_test_` or `whsec_`, then `…`; an empty string for an empty secret.
    [[nodiscard]] CLERK_DECL std::string redacted() const;

    friend bool operator==(secret const& left, secret const& right) noexcept
    {
        return left.reveal() == right.reveal();
    }

private:
    detail::wiping_vector text_;
};

/// Writes `redacted()`.
CLERK_DECL std::ostream& operator<<(std::ostream& stream, secret const& value);

} // namespace clerk

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/impl/secret.ipp>
#endif

#endif
