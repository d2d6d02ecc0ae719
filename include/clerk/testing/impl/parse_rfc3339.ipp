// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_IMPL_PARSE_RFC3339_IPP
#define CLERK_TESTING_IMPL_PARSE_RFC3339_IPP

#include <clerk/detail/ascii.hpp>
#include <clerk/testing/detail/parse_rfc3339.hpp>

#include <chrono>
#include <cstddef>

namespace clerk::testing::detail
{
/// Reads a text from the left; the first thing that is not as expected fails all that follows.
class text_cursor
{
public:
    explicit text_cursor(std::string_view text) noexcept
        : rest_(text)
    {
    }

    /// Exactly so many digits, up to a highest value.
    int number(std::size_t digits, int highest) noexcept
    {
        auto const value = clerk::detail::parse_digits<int>(rest_.substr(0, digits));
        good_ = good_ && rest_.size() >= digits && value && *value <= highest;
        rest_.remove_prefix(good_ ? digits : 0);
        return good_ ? *value : 0;
    }

    /// Takes the next character if it is one of these.
    char one_of(std::string_view characters) noexcept
    {
        if (!good_ || rest_.empty() || characters.find(rest_.front()) == std::string_view::npos)
            return '\0';
        char const taken = rest_.front();
        rest_.remove_prefix(1);
        return taken;
    }

    void expect(std::string_view characters) noexcept
    {
        good_ = one_of(characters) != '\0' && good_;
    }

    /// The digits of a fraction, at least one, as thousandths.
    int thousandths() noexcept
    {
        int value = 0;
        int weight = 100;
        std::size_t count = 0;
        for (; count < rest_.size() && clerk::detail::is_digit(rest_[count]); ++count, weight /= 10)
            value += (rest_[count] - '0') * weight;
        good_ = good_ && count > 0;
        rest_.remove_prefix(count);
        return value;
    }

    [[nodiscard]] bool at_good_end() const noexcept
    {
        return good_ && rest_.empty();
    }

private:
    std::string_view rest_;
    bool good_ = true;
};

CLERK_DECL std::optional<std::int64_t> parse_rfc3339(std::string_view text)
{
    using namespace std::chrono;
    text_cursor cursor{text};
    int const year_number = cursor.number(4, 9999);
    cursor.expect("-");
    int const month_number = cursor.number(2, 12);
    cursor.expect("-");
    int const day_number = cursor.number(2, 31);
    cursor.expect("Tt");
    hours const hour{cursor.number(2, 23)};
    cursor.expect(":");
    minutes const minute{cursor.number(2, 59)};
    cursor.expect(":");
    seconds const second{cursor.number(2, 59)};
    milliseconds const fraction{cursor.one_of(".") ? cursor.thousandths() : 0};

    minutes offset{0};
    if (!cursor.one_of("Zz"))
    {
        char const sign = cursor.one_of("+-");
        hours const offset_hours{cursor.number(2, 23)};
        cursor.expect(":");
        offset = offset_hours + minutes{cursor.number(2, 59)};
        if (sign == '\0')
            return std::nullopt;
        if (sign == '-')
            offset = -offset;
    }
    year_month_day const date{year{year_number}, month{static_cast<unsigned>(month_number)},
        day{static_cast<unsigned>(day_number)}};
    if (!cursor.at_good_end() || !date.ok())
        return std::nullopt;
    milliseconds const time = sys_days{date}.time_since_epoch() + hour + minute + second + fraction - offset;
    return time.count();
}

} // namespace clerk::testing::detail

#endif
