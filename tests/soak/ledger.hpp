// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_SOAK_LEDGER_HPP
#define CLERK_TESTS_SOAK_LEDGER_HPP

#include <array>
#include <atomic>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace soak
{
enum class operation : std::uint8_t
{
    get_user,              ///< Changes nothing.
    update_user,           ///< Repeated unless that is ambiguous.
    replace_user_metadata, ///< May always be repeated.
    patch,                 ///< `client.request`: never repeated once it may have arrived.
};
inline constexpr std::array<char const*, 4> operation_names{
    "get_user", "update_user", "replace_user_metadata", "request(patch)"};

enum class answer : std::uint8_t
{
    none,
    success,
    not_done,
    maybe,
};

/// What each call asked for, was answered, and did. Of a fixed size from the start, so that memory tells
/// something.
///
/// Thread safety: each call by one thread at a time, beside one thread that notes effects; counts are read at
/// the end.
class ledger
{
public:
    explicit ledger(std::uint64_t most_calls)
        : entries_(most_calls)
    {
    }

    /// The number of a new call, or none: the ledger is full.
    std::optional<std::uint64_t> begin(operation what)
    {
        auto const number = next_.fetch_add(1);
        if (number >= entries_.size())
            return std::nullopt;
        entries_[number].what = what;
        return number;
    }

    void end(std::uint64_t number, answer said)
    {
        entries_[number].said = said;
        ++entries_[number].ends;
    }

    /// What a call writes into the user, so that it can be told from all others.
    [[nodiscard]] static std::string mark(std::uint64_t number)
    {
        return "call-" + std::to_string(number);
    }

    /// A request with this body was carried out. Returns whether it bears a call's mark.
    bool note_effect(std::string_view body)
    {
        auto const found = body.find("call-");
        if (found == std::string_view::npos)
            return false;
        std::uint64_t number = 0;
        auto const digits = body.substr(found + 5);
        if (std::from_chars(digits.data(), digits.data() + digits.size(), number).ec != std::errc{}
            || number >= entries_.size())
            return false;
        ++entries_[number].effects;
        return true;
    }

    struct totals
    {
        std::uint64_t started = 0;
        std::uint64_t ended = 0;
        std::uint64_t ended_twice = 0;
        std::uint64_t success_without_effect = 0;
        std::uint64_t not_done_with_effect = 0;
        std::uint64_t done_twice = 0; ///< Of those that must not be.
        std::uint64_t repeated = 0;   ///< Of those that may be.
        std::uint64_t unasked_effects = 0;
        std::uint64_t maybe_done = 0;
        std::array<std::array<std::uint64_t, 4>, 4> answers{}; ///< By operation and answer.
    };

    [[nodiscard]] totals count() const
    {
        totals sum;
        for (auto const& one : entries_)
        {
            auto const effects = one.effects.load();
            auto const ends = one.ends.load();
            if (!one.what)
            {
                sum.unasked_effects += effects;
                continue;
            }
            ++sum.started;
            sum.ended += ends > 0 ? 1 : 0;
            sum.ended_twice += ends > 1 ? 1 : 0;
            ++sum.answers.at(static_cast<std::size_t>(*one.what)).at(static_cast<std::size_t>(one.said));
            if (*one.what == operation::get_user)
            {
                sum.unasked_effects += effects;
                continue;
            }
            sum.success_without_effect += one.said == answer::success && effects == 0 ? 1 : 0;
            sum.not_done_with_effect += one.said == answer::not_done && effects > 0 ? 1 : 0;
            sum.maybe_done += one.said == answer::maybe && effects > 0 ? 1 : 0;
            bool const twice = effects > 1;
            (*one.what == operation::replace_user_metadata ? sum.repeated : sum.done_twice) += twice ? 1 : 0;
        }
        return sum;
    }

private:
    struct entry
    {
        std::optional<operation> what;
        answer said = answer::none;
        std::atomic<std::uint8_t> ends{0};
        std::atomic<std::uint8_t> effects{0};
    };

    std::vector<entry> entries_;
    std::atomic<std::uint64_t> next_{0};
};

} // namespace soak

#endif
