// SPDX-License-Identifier: BSL-1.0
// Any bytes as a key in PEM, and as a key set: refused with a reason, or an RSA key of a length that is accepted.
#include "support.hpp"

#include <clerk/auth/key_set_machine.hpp>
#include <clerk/detail/parse_json.hpp>

#include <openssl/err.h>

#include <algorithm>
#include <array>
#include <string>

namespace
{
using clerk::detail::verification_key;

void check_key(verification_key const& key)
{
    auto const size = key.signature_size();
    clerk_fuzz::require(size >= verification_key::least_bits / 8 && size <= verification_key::most_bits / 8,
        "a key is as long as it must be");
    std::array<unsigned char, verification_key::most_bits / 8> nothing{};
    clerk_fuzz::require(!key.verify(clerk::detail::jwt_algorithm::rs256, "text", std::span{nothing}.first(size)),
        "zeros are no signature");
}
} // namespace

int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    auto const text = clerk_fuzz::as_text(data, size);
    std::string problem;
    auto const key = verification_key::from_pem(text, problem);
    clerk_fuzz::require((key == nullptr) == !problem.empty(), "what is refused has a reason");
    if (key)
        check_key(*key);

    boost::json::value set;
    if (clerk::detail::parse_json(text, set, problem))
    {
        auto const keys = clerk::detail::read_key_set(set, problem);
        clerk_fuzz::require(keys.empty() == !problem.empty(), "a set without a key has a reason");
        for (auto const& one : keys)
        {
            check_key(*one);
            clerk_fuzz::require(
                std::ranges::count_if(keys, [&](auto const& other) { return other->kid() == one->kid(); }) == 1,
                "each key of a set has an ID of its own");
        }
    }
    clerk_fuzz::require(ERR_peek_error() == 0, "OpenSSL is left without errors");
    return 0;
}
