// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_CONTRACT_TIMESTAMPS_HPP
#define CLERK_TESTS_CONTRACT_TIMESTAMPS_HPP

#include <array>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

namespace contract
{
/// The whole number in `text`, of which every character must be a digit.
inline int digits(std::string_view text)
{
    int value = 0;
    auto const [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc{} || end != text.data() + text.size())
        throw std::runtime_error{"not a number: " + std::string{text}};
    return value;
}

/// Reads `2012-10-20T07:15:20.902Z`, the one form of RFC 3339 that JavaScript's `Date` writes.
inline std::chrono::sys_time<std::chrono::milliseconds> parse_timestamp(std::string_view text)
{
    if (text.size() != 24 || text[10] != 'T' || text[19] != '.' || text[23] != 'Z')
        throw std::runtime_error{"not a timestamp with milliseconds in UTC: " + std::string{text}};
    std::chrono::year_month_day const day{std::chrono::year{digits(text.substr(0, 4))},
        std::chrono::month{static_cast<unsigned>(digits(text.substr(5, 2)))},
        std::chrono::day{static_cast<unsigned>(digits(text.substr(8, 2)))}};
    return std::chrono::sys_days{day} + std::chrono::hours{digits(text.substr(11, 2))}
           + std::chrono::minutes{digits(text.substr(14, 2))}
           + std::chrono::seconds{digits(text.substr(17, 2))}
           + std::chrono::milliseconds{digits(text.substr(20, 3))};
}

/// Reads `Wed, 21 Oct 2026 07:28:00 GMT` (IMF-fixdate of RFC 9110, section 5.6.7).
inline std::chrono::sys_seconds parse_http_date(std::string_view text)
{
    constexpr std::array<std::string_view, 12> months{
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    if (text.size() != 29)
        throw std::runtime_error{"not an HTTP date: " + std::string{text}};
    unsigned month = 1;
    while (month <= months.size() && months[month - 1] != text.substr(8, 3))
        ++month;
    std::chrono::year_month_day const day{std::chrono::year{digits(text.substr(12, 4))},
        std::chrono::month{month}, std::chrono::day{static_cast<unsigned>(digits(text.substr(5, 2)))}};
    if (!day.ok())
        throw std::runtime_error{"not an HTTP date: " + std::string{text}};
    return std::chrono::sys_days{day} + std::chrono::hours{digits(text.substr(17, 2))}
           + std::chrono::minutes{digits(text.substr(20, 2))}
           + std::chrono::seconds{digits(text.substr(23, 2))};
}

} // namespace contract

#endif
