// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_JSON_READER_HPP
#define CLERK_DETAIL_JSON_READER_HPP

#include <clerk/detail/config.hpp>
#include <clerk/detail/json_limits.hpp>

#include <boost/json/fwd.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace clerk::detail
{
/// Goes once through JSON text and puts what it finds straight into structs, without a json::value in between.
///
/// It is quick, and says yes or no. Whatever is wrong with the text, and what comes too seldom for a place here (a name
/// twice, an escape within a name, a number with a fraction), is a no; decode() then asks parse_json() and
/// decode_value(), which know what all of it means, and words for it. A yes promises that these two say the same.
///
/// Each function skips white space, then reads what it is named after. After a no, nothing may be read any more.
class json_reader
{
public:
    explicit json_reader(std::string_view text) noexcept
        : at_(text.data())
        , end_(text.data() + text.size())
    {
    }

    /// Whether nothing but white space follows.
    [[nodiscard]] bool done() noexcept
    {
        return next() == end_of_text && at_ == end_;
    }

    [[nodiscard]] CLERK_DECL bool null() noexcept;
    [[nodiscard]] CLERK_DECL bool read(bool& to) noexcept;
    [[nodiscard]] CLERK_DECL bool read(std::int64_t& to) noexcept;
    [[nodiscard]] CLERK_DECL bool read(std::string& to);
    /// A string that is ASCII and has no escapes: where it stands in the text.
    [[nodiscard]] CLERK_DECL bool read(std::string_view& to) noexcept;
    [[nodiscard]] CLERK_DECL bool read(json::value& to);
    [[nodiscard]] CLERK_DECL bool read(json::object& to);

    /// A member's name and its colon.
    /// @param expected What it probably is: then this very view, and quicker. Not empty.
    [[nodiscard]] CLERK_DECL bool name(std::string_view expected, std::string_view& name) noexcept;

    /// What is not read yet.
    [[nodiscard]] std::string_view rest() const noexcept
    {
        return {at_, static_cast<std::size_t>(end_ - at_)};
    }

    /// No value and no punctuation.
    static constexpr char end_of_text = '\0';

    /// The first character that is no white space.
    [[nodiscard, gnu::always_inline]] char next() noexcept
    {
        // Clerk sends none.
        if (at_ == end_ || *at_ <= ' ')
            skip_white_space();
        return at_ != end_ ? *at_ : end_of_text;
    }

    /// The beginning of an array or object. Its content is read as `close(']') || …`, with a `comma()` in between.
    [[nodiscard]] CLERK_DECL bool open(char bracket) noexcept;
    [[nodiscard]] bool close(char bracket) noexcept
    {
        if (next() != bracket)
            return false;
        ++at_;
        --depth_;
        return true;
    }
    [[nodiscard]] bool comma() noexcept
    {
        if (next() != ',')
            return false;
        ++at_;
        return true;
    }

private:
    bool counted() noexcept
    {
        return ++values_ <= max_json_values;
    }
    CLERK_DECL void skip_white_space() noexcept;
    CLERK_DECL bool literal(std::string_view text) noexcept;
    CLERK_DECL bool rest_of_string(std::string& to);
    CLERK_DECL bool escape(std::string& to);
    CLERK_DECL bool code_unit(unsigned& to) noexcept;

    char const* at_;
    char const* end_;
    std::size_t depth_ = 0;
    std::size_t values_ = 0;
};

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/detail/impl/json_reader.ipp>
#endif

#endif
