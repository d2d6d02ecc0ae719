// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_CONTRACT_JSON_SUPPORT_HPP
#define CLERK_TESTS_CONTRACT_JSON_SUPPORT_HPP

#include <boost/json.hpp>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace contract
{
namespace json = boost::json;

/// Deeper than Boost.JSON's default of 32: the recording nests metadata further once it sits in a request.
inline json::value parse(std::string_view text)
{
    json::parse_options options;
    options.max_depth = 1000;
    return json::parse(text, {}, options);
}

inline json::value read_json_file(std::string const& path)
{
    std::ifstream file{path, std::ios::binary};
    std::ostringstream text;
    text << file.rdbuf();
    if (!file)
        throw std::runtime_error{"cannot read " + path};
    return parse(text.str());
}

/// A member that is text, or an empty string.
inline std::string text_member(json::object const& object, std::string_view name)
{
    auto const* value = object.if_contains(name);
    return value && value->is_string() ? std::string{value->get_string()} : std::string{};
}

inline std::string lower_case(std::string_view text)
{
    std::string lower{text};
    std::ranges::transform(
        lower, lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return lower;
}

/// Short enough for a line of output.
inline std::string abbreviated(std::string text)
{
    constexpr std::size_t limit = 300;
    if (text.size() > limit)
        text = text.substr(0, limit) + "...";
    return text;
}

inline std::string abbreviated(json::value const& value)
{
    return abbreviated(json::serialize(value));
}

/// Whether a member with this value says no more than its absence or a null would.
inline bool says_nothing(json::value const& value)
{
    return value.is_null() || value == json::value(false) || (value.is_array() && value.get_array().empty())
           || (value.is_object() && value.get_object().empty());
}

/// The first place where something that stands in `sent` is missing or different in `kept`; empty where
/// nothing is. A null in `sent` may be absent or empty in `kept`; what `kept` has beyond `sent` does not
/// count.
inline std::string first_loss(json::value const& sent, json::value const& kept, std::string const& path = "")
{
    if (sent.is_object() && kept.is_object())
    {
        for (auto const& [key, value] : sent.get_object())
        {
            auto const* other = kept.get_object().if_contains(key);
            if (value.is_null() && (!other || says_nothing(*other)))
                continue;
            auto const inner = path + '.' + std::string{key};
            if (!other)
                return inner + " is missing";
            if (auto loss = first_loss(value, *other, inner); !loss.empty())
                return loss;
        }
        return {};
    }
    if (sent.is_array() && kept.is_array() && sent.get_array().size() == kept.get_array().size())
    {
        for (std::size_t i = 0; i < sent.get_array().size(); ++i)
            if (auto loss = first_loss(
                    sent.get_array()[i], kept.get_array()[i], path + '[' + std::to_string(i) + ']');
                !loss.empty())
                return loss;
        return {};
    }
    return sent == kept ? std::string{} : path + " was " + abbreviated(sent) + ", is " + abbreviated(kept);
}

} // namespace contract

#endif
