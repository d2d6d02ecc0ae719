// SPDX-License-Identifier: BSL-1.0
// Any bytes as JSON: refused with a reason, or a value that is the same after it was written and read again.
#include "support.hpp"

#include <clerk/detail/json_writer.hpp>
#include <clerk/detail/parse_json.hpp>
#include <clerk/detail/utf8.hpp>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string>

namespace
{
namespace json = boost::json;
using clerk::detail::parse_json;

std::size_t depth(json::value const& value)
{
    std::size_t deepest = 0;
    if (auto const* const array = value.if_array())
        for (auto const& element : *array)
            deepest = std::max(deepest, depth(element));
    else if (auto const* const object = value.if_object())
        for (auto const& member : *object)
            deepest = std::max(deepest, depth(member.value()));
    else
        return 0;
    return deepest + 1;
}

/// An integer that is exactly this double, which is written without a fraction; none where there is no such.
bool is_exactly(json::value const& integer, double number)
{
    if (auto const* const positive = integer.if_uint64())
        return number < 18446744073709551616.0 && number >= 0
               && static_cast<std::uint64_t>(number) == *positive && static_cast<double>(*positive) == number;
    auto const* const any = integer.if_int64();
    return any && number >= -9223372036854775808.0 && number < 9223372036854775808.0
           && static_cast<std::int64_t>(number) == *any && static_cast<double>(*any) == number;
}

bool same(json::value const& before, json::value const& after)
{
    if (auto const* const array = before.if_array())
        return after.is_array()
               && std::equal(
                   array->begin(), array->end(), after.get_array().begin(), after.get_array().end(), same);
    if (auto const* const object = before.if_object())
        return after.is_object()
               && std::equal(object->begin(), object->end(), after.get_object().begin(),
                   after.get_object().end(),
                   [](auto const& left, auto const& right)
                   { return left.key() == right.key() && same(left.value(), right.value()); });
    if (auto const* const number = before.if_double(); number && !after.is_double())
        return is_exactly(after, *number);
    return before == after;
}

/// The C library's reading of a text that is one number with a fraction or an exponent.
std::optional<double> as_c_reads_it(std::string const& text)
{
    char* end = nullptr;
    double const number = std::strtod(text.c_str(), &end);
    if (end == text.c_str())
        return std::nullopt;
    return number;
}
} // namespace

int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    auto const text = clerk_fuzz::as_text(data, size);
    json::value value = "what was there before";
    std::string problem;
    if (!parse_json(text, value, problem))
    {
        clerk_fuzz::require(!problem.empty(), "what is refused has a reason");
        clerk_fuzz::require(value == "what was there before", "what is refused leaves no trace");
        return 0;
    }
    clerk_fuzz::require(
        clerk::detail::find_invalid_utf8(text) == std::string_view::npos, "what is accepted is UTF-8");
    if (auto const* const number = value.if_double())
        clerk_fuzz::require(as_c_reads_it(std::string{text}) == *number, "a number is what its text says");

    clerk::detail::json_writer writer;
    writer.member("m", value);
    bool const too_deep = depth(value) > clerk::detail::maximum_json_depth;
    clerk_fuzz::require(writer.problem().empty() != too_deep, "all can be written but what is too deep");
    if (too_deep)
        return 0;
    auto const written = std::move(writer).finish();
    std::string_view const again{written.data(), written.size()};
    clerk_fuzz::require(
        std::ranges::none_of(again, [](char c) { return c >= 0 && c < 0x20; }), "it is one line");

    json::value read;
    clerk_fuzz::require(parse_json(again, read, problem), "what was written can be read");
    auto const* const root = read.if_object();
    clerk_fuzz::require(
        root && root->size() == 1 && root->contains("m"), "it is the object with that member");
    clerk_fuzz::require(same(value, root->at("m")), "a value survives the way to text and back");
    return 0;
}
