// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_RFC3339_HPP
#define CLERK_DETAIL_RFC3339_HPP

#include <array>
#include <chrono>
#include <cstddef>
#include <string_view>

namespace clerk::detail
{
/// `2012-10-20T07:15:20.902Z`: RFC 3339 in UTC with milliseconds.
class rfc3339
{
public:
    /// Precondition: the year has four digits.
    explicit rfc3339(std::chrono::sys_time<std::chrono::milliseconds> time)
    {
        auto const day = std::chrono::floor<std::chrono::days>(time);
        std::chrono::year_month_day const date{day};
        std::chrono::hh_mm_ss const clock{time - day};
        write(0, 4, static_cast<int>(date.year()));
        write(5, 2, static_cast<unsigned>(date.month()));
        write(8, 2, static_cast<unsigned>(date.day()));
        write(11, 2, clock.hours().count());
        write(14, 2, clock.minutes().count());
        write(17, 2, clock.seconds().count());
        write(20, 3, clock.subseconds().count());
    }

    [[nodiscard]] std::string_view text() const noexcept
    {
        return {text_.data(), text_.size()};
    }

private:
    template <class Number>
    void write(std::size_t first, std::size_t digits, Number number)
    {
        for (std::size_t at = first + digits; at-- > first; number /= 10)
            text_[at] = static_cast<char>('0' + number % 10);
    }

    static constexpr std::size_t length = 24;
    std::array<char, length> text_{
        '0', '0', '0', '0', '-', '0', '0', '-', '0', '0', 'T', '0', '0', ':', '0', '0', ':', '0', '0', '.', '0', '0', '0', 'Z'};
};

} // namespace clerk::detail

#endif
