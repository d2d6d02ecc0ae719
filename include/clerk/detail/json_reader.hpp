// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_JSON_READER_HPP
#define CLERK_DETAIL_JSON_READER_HPP

#include <clerk/detail/config.hpp>
#include <clerk/detail/json_limits.hpp>
#include <clerk/detail/same_text.hpp>

#include <boost/json/fwd.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace clerk::detail
{
/// Goes once through JSON text and puts what it finds straight into structs, without a json::value in between.
///
/// It is quick, and says yes or no. Whatever is wrong with the text, and what comes too seldom for a place here (a name
/// twice, an escape within a name), is a no; decode() then asks parse_json() and decode_value(), which know what all of it
/// means, and words for it. A yes promises that these two say the same.
///
/// The functions take the place where they begin, and return the one where they ended; null is a no. (A place kept in the
/// object would have to go through memory, from each function to the next one.)
class json_reader
{
public:
    explicit json_reader(std::string_view text) noexcept
        : begin_(text.data())
        , end_(text.data() + text.size())
    {
    }

    [[nodiscard]] char const* begin() const noexcept
    {
        return begin_;
    }
    /// Whether nothing but white space follows.
    [[nodiscard]] bool is_end(char const* at) const noexcept
    {
        return skip(at) == end_;
    }

    [[nodiscard]] CLERK_DECL char const* null(char const* at) noexcept;
    [[nodiscard]] CLERK_DECL char const* read(char const* at, bool& to) noexcept;
    [[nodiscard]] CLERK_DECL char const* read(char const* at, std::int64_t& to) noexcept;
    [[nodiscard]] CLERK_DECL char const* read(char const* at, std::string& to);
    /// A string that is ASCII and has no escapes: where it stands in the text.
    [[nodiscard]] CLERK_DECL char const* read(char const* at, std::string_view& to) noexcept;
    [[nodiscard]] CLERK_DECL char const* read(char const* at, json::value& to);
    [[nodiscard]] CLERK_DECL char const* read(char const* at, json::string& to);
    [[nodiscard]] CLERK_DECL char const* read(char const* at, json::array& to);
    [[nodiscard]] CLERK_DECL char const* read(char const* at, json::object& to);
    /// A number of any form.
    [[nodiscard]] CLERK_DECL char const* read_number(char const* at, json::value& to);

    /// The beginning of an array or object, up to its first element or member.
    [[nodiscard]] CLERK_DECL char const* open(char const* at, char bracket) noexcept;
    [[nodiscard]] CLERK_DECL char const* close(char const* at, char bracket) noexcept;
    /// Whether the next character is this one. (Then the reader goes on behind it.)
    [[nodiscard, gnu::always_inline]] bool is_next(char const* at, char wanted) const noexcept
    {
        return next(at) == wanted;
    }

    /// Behind this character, if it comes next; else null, which is no no.
    [[nodiscard, gnu::always_inline]] char const* past(char const* at, char wanted) const noexcept
    {
        at = skip(at);
        return at != end_ && *at == wanted ? at + 1 : nullptr;
    }

    /// A member's name and its colon.
    [[nodiscard]] CLERK_DECL char const* name(char const* at, std::string_view& name) const noexcept;
    /// The same where it is expected to be this one, with no white space around it. A no is none: it may be another one.
    [[nodiscard, gnu::always_inline]] char const* expected_name(char const* at, std::string_view name) const noexcept
    {
        std::size_t const size = name.size();
        bool const fits = static_cast<std::size_t>(end_ - at) >= size + 3;
        if (!fits || at[0] != '"' || !same_word<std::uint16_t>(at + 1 + size, "\":") || !begins_with(at + 1, name))
            return nullptr;
        return at + size + 3;
    }
    /// The value of a member that is not there yet.
    [[nodiscard]] CLERK_DECL char const* read_member(char const* at, std::string_view name, json::object& to);

    /// No value and no punctuation.
    static constexpr char end_of_text = '\0';

    /// The first character that is no white space.
    [[nodiscard, gnu::always_inline]] char next(char const* at) const noexcept
    {
        at = skip(at);
        return at != end_ ? *at : end_of_text;
    }
    [[nodiscard, gnu::always_inline]] char const* skip(char const* at) const noexcept
    {
        // Clerk sends none.
        return at != end_ && *at > ' ' ? at : skip_white_space(at);
    }

private:
    [[nodiscard]] std::string_view rest(char const* at) const noexcept
    {
        return {at, static_cast<std::size_t>(end_ - at)};
    }
    /// One more value ended there.
    char const* counted(char const* at) noexcept
    {
        return ++values_ <= max_json_values ? at : nullptr;
    }
    /// A template, as to compare a known number of bytes takes an instruction or two.
    template <std::size_t Size>
    char const* literal(char const* at, char const (&text)[Size]) noexcept
    {
        constexpr std::size_t length = Size - 1;
        at = skip(at);
        bool const found = rest(at).size() >= length && std::memcmp(at, text, length) == 0;
        return found ? counted(at + length) : nullptr;
    }
    [[gnu::cold]] CLERK_DECL char const* skip_white_space(char const* at) const noexcept;
    [[gnu::cold]] CLERK_DECL char const* any_integer(char const* at, std::int64_t& to) noexcept;
    CLERK_DECL char const* rest_of_string(char const* at, std::string& to) const;
    CLERK_DECL char const* escape(char const* at, std::string& to) const;
    CLERK_DECL char const* code_unit(char const* at, unsigned& to) const noexcept;

    char const* begin_;
    char const* end_;
    std::size_t depth_ = 0;
    std::size_t values_ = 0;
};

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/detail/impl/json_reader.ipp>
#include <clerk/detail/impl/json_reader_values.ipp>
#endif

#endif
