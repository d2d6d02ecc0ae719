// SPDX-License-Identifier: BSL-1.0

// Holds HMAC-SHA256, by the very functions that webhooks are verified with, against test vectors.
//
//     mac_vectors VECTORS
//
// VECTORS: a JSON file in the form of Wycheproof's mac_test_schema: groups of tests with key, msg and tag in hexadecimal,
// some of the tags shortened, and whether the tag is valid.

#include "hexadecimal.hpp"
#include "json_support.hpp"

#include <clerk/detail/hmac_sha256.hpp>

#include <cstdio>
#include <exception>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace
{
using contract::bytes_of;

/// Whether the tag of a test is accepted.
bool accepted(boost::json::value const& test, std::size_t tag_size)
{
    auto const message = bytes_of(test.at("msg"));
    auto const tag = bytes_of(test.at("tag"));
    std::string_view const texts[] = {message};
    auto const code = clerk::detail::hmac_sha256{bytes_of(test.at("key"))}.sign(texts);
    std::span<unsigned char const> const given{reinterpret_cast<unsigned char const*>(tag.data()), tag.size()};
    return clerk::detail::equal_in_constant_time(std::span{code}.first(tag_size), given);
}
} // namespace

int main(int count, char** arguments)
try
{
    if (count != 2)
    {
        std::fprintf(stderr, "usage: mac_vectors VECTORS\n");
        return 2;
    }
    int passed = 0;
    int failed = 0;
    auto const vectors = contract::read_json_file(arguments[1]);
    for (auto const& group : vectors.at("testGroups").as_array())
        for (auto const& test : group.at("tests").as_array())
        {
            bool const valid = test.at("result").as_string() == "valid";
            if (accepted(test, group.at("tagSize").to_number<std::size_t>() / 8) == valid)
                ++passed;
            else
            {
                ++failed;
                std::printf("FAIL vector %d (%s): %s\n", test.at("tcId").to_number<int>(),
                    test.at("comment").as_string().c_str(), valid ? "refused" : "accepted");
            }
        }
    std::printf("vectors: %d of %d of HMAC-SHA256\n", passed, passed + failed);
    std::printf("%d passed, %d failed\n", passed, failed);
    return failed == 0 && passed > 0 ? 0 : 1;
}
catch (std::exception const& failure)
{
    std::fprintf(stderr, "mac_vectors: %s\n", failure.what());
    return 2;
}
