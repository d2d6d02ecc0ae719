// SPDX-License-Identifier: BSL-1.0
#include <clerk/detail/base64.hpp>

#include <boost/test/unit_test.hpp>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace detail = clerk::detail;
using detail::base64_padding;

namespace
{
constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::array paddings{base64_padding::required, base64_padding::optional, base64_padding::none};

std::string url_alphabet_of(std::string text)
{
    for (char& c : text)
        c = c == '+' ? '-' : c == '/' ? '_' : c;
    return text;
}

/// Bytes of many kinds, the same each time.
std::string bytes_of_length(std::size_t length)
{
    std::string bytes;
    for (std::size_t i = 0; i < length; ++i)
        bytes += static_cast<char>((i * 197 + length * 31 + i * i * 7) & 0xFFU);
    return bytes;
}

/// Both forms of decoding, which must agree.
std::optional<std::string> decoded(std::string_view text, base64_padding padding)
{
    auto const as_string = detail::decode_base64(text, padding);
    std::string buffer(detail::base64_decoded_size(text.size()), '\0');
    auto const size
        = detail::decode_base64(text, {reinterpret_cast<unsigned char*>(buffer.data()), buffer.size()}, padding);
    BOOST_TEST_REQUIRE(size.has_value() == as_string.has_value());
    if (size)
        BOOST_TEST(buffer.substr(0, *size) == *as_string);
    return as_string;
}

std::optional<std::string> url_decoded(std::string_view text)
{
    auto const as_string = detail::decode_base64url(text);
    std::string buffer(detail::base64_decoded_size(text.size()), '\0');
    auto const size
        = detail::decode_base64url(text, {reinterpret_cast<unsigned char*>(buffer.data()), buffer.size()});
    BOOST_TEST_REQUIRE(size.has_value() == as_string.has_value());
    if (size)
        BOOST_TEST(buffer.substr(0, *size) == *as_string);
    return as_string;
}

void refused_by_all(std::string_view text)
{
    for (auto const padding : paddings)
        BOOST_TEST(!decoded(text, padding).has_value(), "took " << text);
    BOOST_TEST(!url_decoded(text).has_value(), "took " << text);
}
} // namespace

BOOST_AUTO_TEST_SUITE(detail_base64)

// RFC 4648, section 10.
BOOST_AUTO_TEST_CASE(the_vectors_of_the_rfc)
{
    struct row
    {
        std::string_view bytes;
        std::string_view text;
    };
    for (row const& vector : {row{"", ""}, row{"f", "Zg=="}, row{"fo", "Zm8="}, row{"foo", "Zm9v"},
             row{"foob", "Zm9vYg=="}, row{"fooba", "Zm9vYmE="}, row{"foobar", "Zm9vYmFy"}})
    {
        BOOST_TEST(detail::encode_base64(vector.bytes) == vector.text);
        BOOST_TEST(decoded(vector.text, base64_padding::required).value() == vector.bytes);
    }
}

BOOST_AUTO_TEST_CASE(every_length_comes_back)
{
    for (std::size_t length = 0; length <= 260; ++length)
    {
        auto const bytes = bytes_of_length(length);
        auto const text = detail::encode_base64(bytes);
        auto const url = detail::encode_base64url(bytes);
        BOOST_TEST(text.size() % 4 == 0U);
        BOOST_TEST(decoded(text, base64_padding::required).value() == bytes);
        BOOST_TEST(decoded(text, base64_padding::optional).value() == bytes);
        BOOST_TEST(url_decoded(url).value() == bytes);
        auto const unpadded = text.substr(0, text.find('='));
        BOOST_TEST(url_alphabet_of(unpadded) == url);
        BOOST_TEST(decoded(unpadded, base64_padding::optional).value() == bytes);
        BOOST_TEST(decoded(unpadded, base64_padding::none).value() == bytes);
        BOOST_TEST(detail::base64_decoded_size(unpadded.size()) == length);
        bool const padded = unpadded.size() != text.size();
        BOOST_TEST(decoded(unpadded, base64_padding::required).has_value() == !padded);
        BOOST_TEST(decoded(text, base64_padding::none).has_value() == !padded);
        BOOST_TEST(url_decoded(url_alphabet_of(text)).has_value() == !padded);
    }
}

BOOST_AUTO_TEST_CASE(every_byte_value_at_every_place_of_a_group)
{
    for (std::size_t at = 0; at < 4; ++at)
        for (int value = 0; value < 256; ++value)
        {
            std::string text = "AAAAAAAAAAAA";
            text[4 + at] = static_cast<char>(value);
            auto const index = alphabet.find(static_cast<char>(value));
            bool const known = index != std::string_view::npos;
            for (auto const padding : paddings)
            {
                auto const got = decoded(text, padding);
                BOOST_TEST(got.has_value() == known, "byte " << value << " at " << at);
                if (got)
                    BOOST_TEST(detail::encode_base64(*got) == text);
            }
            bool const known_to_url = value == '-' || value == '_' || (known && value != '+' && value != '/');
            BOOST_TEST(url_decoded(text).has_value() == known_to_url, "byte " << value << " at " << at);
        }
}

// Of the texts that end in a group of two or three characters, one in sixteen or four is the one that encoding gives.
BOOST_AUTO_TEST_CASE(bits_left_over_must_be_zero)
{
    for (std::size_t rest : {2U, 3U})
        for (std::size_t last = 0; last < 64; ++last)
        {
            std::string const text = std::string("Zm9v") + std::string(rest - 1, 'Z') + alphabet[last];
            bool const canonical = last % (rest == 2 ? 16U : 4U) == 0;
            auto const padded = text + std::string(4 - rest, '=');
            BOOST_TEST(decoded(padded, base64_padding::required).has_value() == canonical, "of " << padded);
            BOOST_TEST(decoded(padded, base64_padding::optional).has_value() == canonical, "of " << padded);
            BOOST_TEST(decoded(text, base64_padding::optional).has_value() == canonical, "of " << text);
            BOOST_TEST(decoded(text, base64_padding::none).has_value() == canonical, "of " << text);
            BOOST_TEST(url_decoded(url_alphabet_of(text)).has_value() == canonical, "of " << text);
        }
}

BOOST_AUTO_TEST_CASE(what_is_no_base64)
{
    for (std::string_view const text : {"Z", "Zm9vZ", "=", "==", "===", "====", "Z=", "Z==", "Z===", "A====", "Zm9v=",
             "Zm9v==", "Zm9v===", "Zm9v====", "Zg=", "Zg===", "Zm8==", "Zg==Zg==", "Zg==A", "=Zg=", "Z=g=", "Z g=",
             " Zm9v", "Zm9v ", "Zm9v\n", "\nZm9v", "Zm\n9v", "Zm9\r\nv", "Zm9v\r\n", "Zm\t9v", "Zm9v\xC3\xA4", "Zm9*",
             "Zm9.", "Zm,v", "%5A%6D"})
        refused_by_all(text);
    using namespace std::string_view_literals;
    refused_by_all("Zm9v\0"sv);
    refused_by_all("Zm\0v"sv);
    // One alphabet is not the other.
    BOOST_TEST(decoded("+/+/", base64_padding::required).has_value());
    BOOST_TEST(!url_decoded("+/+/").has_value());
    BOOST_TEST(url_decoded("-_-_").has_value());
    BOOST_TEST(!decoded("-_-_", base64_padding::required).has_value());
}

BOOST_AUTO_TEST_CASE(a_buffer_is_filled_to_its_end_and_no_further)
{
    for (std::size_t length = 0; length <= 40; ++length)
    {
        auto const bytes = bytes_of_length(length);
        auto const text = detail::encode_base64url(bytes);
        std::vector<unsigned char> exact(length);
        BOOST_TEST(detail::decode_base64url(text, exact).value() == length);
        BOOST_TEST(std::string(exact.begin(), exact.end()) == bytes);
        if (length == 0)
            continue;
        std::vector<unsigned char> short_one(length - 1);
        BOOST_TEST(!detail::decode_base64url(text, short_one).has_value());
        // Padding needs no room.
        BOOST_TEST(detail::decode_base64(detail::encode_base64(bytes), exact, base64_padding::required).value() == length);
    }
}

BOOST_AUTO_TEST_SUITE_END()
