// SPDX-License-Identifier: BSL-1.0
// HTTP dates: an instant written in each of the three forms is read as that instant; and what is read of any
// text is an instant that, written again, is read the same. The first four bytes are the present time.
#include "support.hpp"

#include <clerk/core/http_date.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <string>

namespace
{
using namespace std::chrono;
using clerk::detail::parse_http_date;
using clerk::detail::parse_retry_after;

constexpr std::array<char const*, 12> months{
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<char const*, 7> weekdays{
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};

struct forms
{
    std::string imf;
    std::string rfc850;
    std::string asctime;
};

forms written(sys_seconds instant)
{
    auto const days = floor<std::chrono::days>(instant);
    year_month_day const date{days};
    hh_mm_ss const clock{instant - days};
    int const year = static_cast<int>(date.year());
    unsigned const day = static_cast<unsigned>(date.day());
    char const* const month = months[static_cast<unsigned>(date.month()) - 1];
    char const* const day_name = weekdays[weekday{days}.c_encoding()];
    std::array<char, 16> time{};
    std::snprintf(time.data(), time.size(), "%02d:%02d:%02d", static_cast<int>(clock.hours().count()),
        static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()));

    forms made;
    std::array<char, 64> text{};
    std::snprintf(
        text.data(), text.size(), "%.3s, %02u %s %04d %s GMT", day_name, day, month, year, time.data());
    made.imf = text.data();
    std::snprintf(
        text.data(), text.size(), "%s, %02u-%s-%02d %s GMT", day_name, day, month, year % 100, time.data());
    made.rfc850 = text.data();
    std::snprintf(text.data(), text.size(), "%.3s %s %2u %s %04d", day_name, month, day, time.data(), year);
    made.asctime = text.data();
    return made;
}

void check_all_forms(sys_seconds instant)
{
    auto const texts = written(instant);
    for (auto const* const text : {&texts.imf, &texts.rfc850, &texts.asctime})
    {
        clerk_fuzz::require(
            parse_http_date(*text, instant) == instant, "an instant is read as it was written");
        clerk_fuzz::require(!parse_http_date(*text + ' ', instant) && !parse_http_date(' ' + *text, instant)
                                && !parse_http_date(text->substr(0, text->size() - 1), instant),
            "nothing more and nothing less is a date");
    }
}
} // namespace

int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::uint32_t since_1970 = 0;
    std::size_t const head = std::min(size, sizeof since_1970);
    for (std::size_t i = 0; i < head; ++i)
        since_1970 = since_1970 << 8U | data[i];
    sys_seconds const now{seconds{since_1970}};
    check_all_forms(now);

    auto const text = clerk_fuzz::as_text(data + head, size - head);
    auto const date = parse_http_date(text, now);
    if (!date)
        return 0;
    sys_seconds const first = sys_days{year{0} / 1 / 1};
    sys_seconds const end = sys_days{year{10000} / 1 / 1}; // included: a leap second may reach it
    clerk_fuzz::require(*date >= first && *date <= end, "a date has a year of four digits");
    if (*date < end)
        check_all_forms(*date);

    bool const two_digits = text.find("day, ") != std::string_view::npos;
    clerk_fuzz::require(!two_digits || (*date - now < years{52} && now - *date < years{52}),
        "two digits of a year mean one nearby");
    clerk_fuzz::require(parse_retry_after(text, now) == std::clamp(*date - now, seconds{0}, seconds{days{1}}),
        "Retry-After waits until the date, a day at most");
    return 0;
}
