// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_CORE_IMPL_HTTP_DATE_IPP
#define CLERK_CORE_IMPL_HTTP_DATE_IPP

#include <clerk/core/http_date.hpp>
#include <clerk/detail/algorithms.hpp>
#include <clerk/detail/ascii.hpp>

#include <algorithm>
#include <array>

namespace clerk::detail
{
/// Takes a fixed text apart from its front, and remembers whether it was what it should be.
class date_reader
{
public:
    explicit date_reader(std::string_view text) noexcept
        : rest_(text)
    {
    }

    void literal(std::string_view expected) noexcept
    {
        good_ = good_ && rest_.starts_with(expected);
        if (good_)
            rest_.remove_prefix(expected.size());
    }

    /// A number of exactly `digits` digits; with `padded`, its first may be a space instead.
    int number(std::size_t digits, bool padded = false) noexcept
    {
        auto text = rest_.substr(0, digits);
        good_ = good_ && text.size() == digits;
        if (!good_)
            return 0;
        rest_.remove_prefix(digits);
        if (padded && text.front() == ' ')
            text.remove_prefix(1);
        auto const value = parse_digits<int>(text);
        good_ = value.has_value();
        return value.value_or(0);
    }

    std::chrono::month month() noexcept
    {
        constexpr std::array<std::string_view, 12> names{
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
        auto const found = detail::find(names, rest_.substr(0, 3));
        good_ = good_ && found != names.end();
        if (!good_)
            return std::chrono::January;
        rest_.remove_prefix(3);
        return std::chrono::month{static_cast<unsigned>(found - names.begin()) + 1};
    }

    std::chrono::seconds clock() noexcept
    {
        int const hours = number(2);
        literal(":");
        int const minutes = number(2);
        literal(":");
        int const seconds = number(2);
        good_ = good_ && hours < 24 && minutes < 60 && seconds <= 60; // 60: a leap second
        return std::chrono::hours{hours} + std::chrono::minutes{minutes} + std::chrono::seconds{seconds};
    }

    [[nodiscard]] std::optional<std::chrono::sys_seconds> finish(
        int year, std::chrono::month month, int day, std::chrono::seconds clock) const noexcept
    {
        std::chrono::year_month_day const date{
            std::chrono::year{year}, month, std::chrono::day{static_cast<unsigned>(day)}};
        if (!good_ || !rest_.empty() || !date.ok())
            return std::nullopt;
        return std::chrono::sys_days{date} + clock;
    }

private:
    std::string_view rest_;
    bool good_ = true;
};

CLERK_DECL std::optional<std::chrono::sys_seconds> parse_http_date(
    std::string_view text, std::chrono::sys_seconds now) noexcept
{
    constexpr std::array<std::string_view, 7> weekdays{
        "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
    auto const weekday = detail::find_if(
        weekdays, [&](std::string_view name) { return text.starts_with(name.substr(0, 3)); });
    if (weekday == weekdays.end())
        return std::nullopt;

    bool const full_name = text.starts_with(*weekday);
    date_reader reader{text.substr(full_name ? weekday->size() : 3)};
    if (full_name) // RFC 850
    {
        reader.literal(", ");
        int const day = reader.number(2);
        reader.literal("-");
        auto const month = reader.month();
        reader.literal("-");
        int const two_digits = reader.number(2);
        reader.literal(" ");
        auto const clock = reader.clock();
        reader.literal(" GMT");
        // "more than 50 years in the future … the most recent year in the past that had the same last two digits"; what
        // would lie that far back belongs to the next century, or no wait could reach across the turn of one.
        int const this_year = static_cast<int>(
            std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(now)}.year());
        int year = this_year - this_year % 100 + two_digits;
        if (year > this_year + 50)
            year -= 100;
        else if (year < this_year - 49)
            year += 100;
        return reader.finish(year, month, day, clock);
    }
    if (text.substr(3).starts_with(",")) // IMF-fixdate
    {
        reader.literal(", ");
        int const day = reader.number(2);
        reader.literal(" ");
        auto const month = reader.month();
        reader.literal(" ");
        int const year = reader.number(4);
        reader.literal(" ");
        auto const clock = reader.clock();
        reader.literal(" GMT");
        return reader.finish(year, month, day, clock);
    }
    reader.literal(" "); // asctime
    auto const month = reader.month();
    reader.literal(" ");
    int const day = reader.number(2, true);
    reader.literal(" ");
    auto const clock = reader.clock();
    reader.literal(" ");
    int const year = reader.number(4);
    return reader.finish(year, month, day, clock);
}

CLERK_DECL std::optional<std::chrono::seconds> parse_retry_after(
    std::string_view text, std::chrono::sys_seconds now) noexcept
{
    constexpr std::chrono::seconds longest = std::chrono::days{1};
    text = trimmed(text);
    if (!text.empty() && detail::all_of(text, is_digit))
    {
        // Too many digits for a number are still a number of seconds, and a long one.
        auto const seconds = parse_digits<long long>(text);
        return std::min(seconds ? std::chrono::seconds{*seconds} : longest, longest);
    }
    if (auto const date = parse_http_date(text, now))
        return std::clamp(*date - now, std::chrono::seconds{0}, longest);
    return std::nullopt;
}

} // namespace clerk::detail

#endif
