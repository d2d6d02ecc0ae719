// SPDX-License-Identifier: BSL-1.0
// Any bytes as a part of a token: refused and read as Boost.JSON's parser does it.
#include "support.hpp"

#include <support/token_json_by_boost.hpp>

#include <string>

int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    auto const text = clerk_fuzz::as_text(data, size);
    clerk_fuzz::require(clerk_tests::read_token_json(text).agree, "both readers say the same");
    // Such texts are hard to come by otherwise.
    clerk_fuzz::require(clerk_tests::read_token_json("{\"a\":" + std::string{text} + "}").agree,
        "both readers say the same of a value");
    return 0;
}
