// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_CONTRACT_HEXADECIMAL_HPP
#define CLERK_TESTS_CONTRACT_HEXADECIMAL_HPP

#include <boost/json/value.hpp>

#include <stdexcept>
#include <string>
#include <string_view>

namespace contract
{
/// The bytes that a JSON string is in hexadecimal. Throws for one that is not.
inline std::string bytes_of(boost::json::value const& hexadecimal)
{
    auto const digit = [](char c)
    {
        auto const at = std::string_view{"0123456789abcdef"}.find(c);
        if (at == std::string_view::npos)
            throw std::runtime_error{"not hexadecimal"};
        return static_cast<int>(at);
    };
    auto const& text = hexadecimal.as_string();
    if (text.size() % 2 != 0)
        throw std::runtime_error{"not hexadecimal"};
    std::string bytes;
    for (std::size_t at = 0; at < text.size(); at += 2)
        bytes += static_cast<char>(16 * digit(text[at]) + digit(text[at + 1]));
    return bytes;
}

} // namespace contract

#endif
