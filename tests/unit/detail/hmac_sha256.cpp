// SPDX-License-Identifier: BSL-1.0
#include <clerk/detail/hmac_sha256.hpp>

#include <boost/test/unit_test.hpp>

#include <array>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace detail = clerk::detail;

namespace
{
std::string hexadecimal(detail::hmac_sha256::digest const& digest)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (unsigned const byte : digest)
    {
        text += digits[byte / 16];
        text += digits[byte % 16];
    }
    return text;
}

std::string signed_by(std::string_view key, std::vector<std::string_view> const& texts)
{
    return hexadecimal(detail::hmac_sha256{key}.sign(texts));
}
} // namespace

BOOST_AUTO_TEST_SUITE(detail_hmac_sha256)

// RFC 4231, sections 4.2 to 4.8 (4.6 is of a code cut short).
BOOST_AUTO_TEST_CASE(the_vectors_of_the_rfc)
{
    struct row
    {
        std::string key;
        std::string text;
        std::string_view code;
    };
    std::string counted;
    for (char c = 1; c <= 25; ++c)
        counted += c;
    for (row const& vector : {
             row{std::string(20, '\x0b'), "Hi There", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"},
             row{"Jefe", "what do ya want for nothing?",
                 "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"},
             row{std::string(20, '\xaa'), std::string(50, '\xdd'),
                 "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"},
             row{counted, std::string(50, '\xcd'), "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"},
             row{std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First",
                 "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"},
             row{std::string(131, '\xaa'),
                 "This is a test using a larger than block-size key and a larger than block-size data. The key needs to be "
                 "hashed before being used by the HMAC algorithm.",
                 "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"},
         })
        BOOST_TEST(signed_by(vector.key, {vector.text}) == vector.code);
}

BOOST_AUTO_TEST_CASE(texts_count_as_one_wherever_they_are_parted)
{
    std::string_view const text = "what do ya want for nothing?";
    auto const whole = signed_by("Jefe", {text});
    for (std::size_t cut = 0; cut <= text.size(); ++cut)
        BOOST_TEST(signed_by("Jefe", {text.substr(0, cut), "", text.substr(cut)}) == whole);
    BOOST_TEST(signed_by("Jefe", {}) == signed_by("Jefe", {"", ""}));
    BOOST_TEST(signed_by("Jefe", {}) != whole);
}

BOOST_AUTO_TEST_CASE(one_key_signs_for_many_threads)
{
    detail::hmac_sha256 const key{"Jefe"};
    std::string_view const text = "what do ya want for nothing?";
    auto const expected = key.sign({&text, 1});
    std::array<bool, 4> right{};
    std::vector<std::thread> threads;
    for (bool& all : right)
        threads.emplace_back(
            [&key, &text, &expected, &all]
            {
                all = true;
                for (int i = 0; i < 1000; ++i)
                    all = all && key.sign({&text, 1}) == expected;
            });
    for (auto& thread : threads)
        thread.join();
    for (bool const all : right)
        BOOST_TEST(all);
}

BOOST_AUTO_TEST_CASE(comparing)
{
    std::vector<unsigned char> const bytes{1, 2, 3};
    for (auto const& [other, equal] : {std::pair{std::vector<unsigned char>{1, 2, 3}, true},
             std::pair{std::vector<unsigned char>{1, 2, 4}, false}, std::pair{std::vector<unsigned char>{0, 2, 3}, false},
             std::pair{std::vector<unsigned char>{1, 2}, false}, std::pair{std::vector<unsigned char>{1, 2, 3, 0}, false},
             std::pair{std::vector<unsigned char>{}, false}})
        BOOST_TEST(detail::equal_in_constant_time(bytes, other) == equal);
    BOOST_TEST(detail::equal_in_constant_time({}, {}));
}

BOOST_AUTO_TEST_SUITE_END()
