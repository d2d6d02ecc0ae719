// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_IMPL_RANDOM_TEXT_IPP
#define CLERK_TESTING_IMPL_RANDOM_TEXT_IPP

#include <clerk/testing/detail/random_text.hpp>

#include <openssl/rand.h>

#include <array>
#include <cstddef>
#include <stdexcept>

namespace clerk::testing::detail
{
/// Appends `count` characters of `alphabet`, each as likely as the others.
inline void append_random(std::string& text, std::string_view alphabet, std::size_t count)
{
    std::size_t const fair = 256 / alphabet.size() * alphabet.size();
    std::array<unsigned char, 64> bytes{};
    for (std::size_t const end = text.size() + count; text.size() < end;)
    {
        if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1)
            throw std::runtime_error("the operating system gave no random bytes");
        for (std::size_t const byte : bytes)
            if (byte < fair && text.size() < end)
                text += alphabet[byte % alphabet.size()];
    }
}

CLERK_DECL std::string new_id(std::string_view prefix)
{
    std::string id{prefix};
    append_random(id, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", 27);
    return id;
}

CLERK_DECL std::string new_trace_id()
{
    std::string id;
    append_random(id, "0123456789abcdef", 32);
    return id;
}

} // namespace clerk::testing::detail

#endif
