// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_RFC3339_HPP
#define CLERK_DETAIL_RFC3339_HPP

#include <chrono>
#include <string>

namespace clerk::detail
{
/// `2012-10-20T07:15:20.902Z`: RFC 3339 in UTC with milliseconds. Precondition: the year has four digits.
inline std::string rfc3339(std::chrono::sys_time<std::chrono::milliseconds> time)
{
    auto const day = std::chrono::floor<std::chrono::days>(time);
    std::chrono::year_month_day const date{day};
    std::chrono::hh_mm_ss const clock{time - day};

    std::string out;
    auto const append = [&out](auto number, std::size_t digits)
    {
        auto const text = std::to_string(number);
        out.append(digits - text.size(), '0').append(text);
    };
    append(static_cast<int>(date.year()), 4);
    out += '-';
    append(static_cast<unsigned>(date.month()), 2);
    out += '-';
    append(static_cast<unsigned>(date.day()), 2);
    out += 'T';
    append(clock.hours().count(), 2);
    out += ':';
    append(clock.minutes().count(), 2);
    out += ':';
    append(clock.seconds().count(), 2);
    out += '.';
    append(clock.subseconds().count(), 3);
    out += 'Z';
    return out;
}

} // namespace clerk::detail

#endif
