// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_UNIT_WEBHOOKS_SIGNING_HPP
#define CLERK_TESTS_UNIT_WEBHOOKS_SIGNING_HPP

#include <openssl/evp.h>

#include <array>
#include <string>
#include <string_view>

// Signs as Standard Webhooks says, by other functions than the library's.
namespace clerk_tests
{
inline std::string base64_of(std::string_view bytes)
{
    std::string text(bytes.size() / 3 * 4 + 5, '\0');
    auto const size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
        reinterpret_cast<unsigned char const*>(bytes.data()), static_cast<int>(bytes.size()));
    text.resize(static_cast<std::size_t>(size));
    return text;
}

inline std::string secret_of(std::string_view key)
{
    return "whsec_" + base64_of(key);
}

inline std::string signature_of(
    std::string_view key, std::string_view id, std::string_view timestamp, std::string_view body)
{
    auto const text = std::string{id} + '.' + std::string{timestamp} + '.' + std::string{body};
    std::array<unsigned char, 32> code{};
    std::size_t size = 0;
    EVP_Q_mac(nullptr, "HMAC", nullptr, "SHA256", nullptr, key.data(), key.size(),
        reinterpret_cast<unsigned char const*>(text.data()), text.size(), code.data(), code.size(), &size);
    return "v1," + base64_of({reinterpret_cast<char const*>(code.data()), size});
}

} // namespace clerk_tests

#endif
