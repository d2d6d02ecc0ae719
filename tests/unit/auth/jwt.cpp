// SPDX-License-Identifier: BSL-1.0
#include <clerk/auth/jwt.hpp>
#include <clerk/auth/token_json.hpp>
#include <clerk/detail/base64.hpp>
#include <support/same_json.hpp>

#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>

#include <string>
#include <utility>
#include <vector>

using clerk::auth_reason;
using clerk::token_kind;
using clerk::detail::jwt_algorithm;

namespace
{
std::pair<auth_reason, clerk::detail::jwt_header> read(std::string_view header)
{
    clerk::detail::jwt_header out;
    auto const reason = clerk::detail::read_jwt_header(clerk::detail::encode_base64url(header), out);
    return {reason, out};
}

std::string reason_of(std::string_view header)
{
    return std::string{to_string(read(header).first)};
}

bool is_good_json(std::string_view text)
{
    clerk::detail::token_json json;
    return json.parse(text) != nullptr;
}
} // namespace

BOOST_AUTO_TEST_SUITE(auth_jwt)

BOOST_AUTO_TEST_CASE(three_parts_and_no_other_number)
{
    auto const parts = clerk::detail::split_jwt("aa.bbb.c");
    BOOST_TEST_REQUIRE(parts.has_value());
    BOOST_TEST(parts->header == "aa");
    BOOST_TEST(parts->claims == "bbb");
    BOOST_TEST(parts->signature == "c");
    BOOST_TEST(parts->signed_text == "aa.bbb");
    for (std::string_view const text :
        {"", ".", "..", "...", "a", "a.", "a.b", ".b.", ".b.c", "a..c", "a.b.c.", "a.b.c.d", ".a.b.c", "a.b..c"})
        BOOST_TEST(!clerk::detail::split_jwt(text).has_value(), "took " << text);
}

BOOST_AUTO_TEST_CASE(a_header_as_clerk_writes_it)
{
    auto const [reason, header]
        = read(R"({"alg":"RS256","cat":"cl_B7d4PD111AAA","kid":"ins_2aBc","typ":"JWT"})");
    BOOST_TEST((reason == auth_reason::none));
    BOOST_TEST((header.algorithm == jwt_algorithm::rs256));
    BOOST_TEST(header.kid() == "ins_2aBc");
    BOOST_TEST((header.kind == token_kind::session));
}

BOOST_AUTO_TEST_CASE(the_family_of_algorithms_is_fixed)
{
    BOOST_TEST((read(R"({"alg":"RS384"})").second.algorithm == jwt_algorithm::rs384));
    BOOST_TEST((read(R"({"alg":"RS512"})").second.algorithm == jwt_algorithm::rs512));
    for (std::string_view const name : {"none", "None", "NONE", "nOnE", "", "HS256", "HS384", "HS512", "PS256", "PS384",
             "ES256", "ES512", "EdDSA", "rs256", "RS256 ", " RS256", "RS1", "RSA", "RS2560"})
        BOOST_TEST(reason_of(R"({"alg":")" + std::string{name} + R"("})") == "token-invalid-algorithm", name);
    for (std::string_view const value : {"null", "256", "true", "[\"RS256\"]", "{\"a\":\"RS256\"}"})
        BOOST_TEST(reason_of(R"({"alg":)" + std::string{value} + '}') == "token-invalid-algorithm", value);
    BOOST_TEST(reason_of("{}") == "token-invalid-algorithm");
    BOOST_TEST(reason_of(R"({"ALG":"RS256"})") == "token-invalid-algorithm");
}

BOOST_AUTO_TEST_CASE(what_has_no_place_in_a_header)
{
    for (std::string_view const header : {
             R"({"alg":"RS256","crit":["exp"]})", R"({"alg":"RS256","crit":[]})", R"({"alg":"RS256","crit":null})",
             R"({"alg":"RS256","crit":["b64"],"b64":false})",
             R"({"alg":"RS256","typ":"JOSE"})", R"({"alg":"RS256","typ":"jwt"})", R"({"alg":"RS256","typ":null})",
             R"({"alg":"RS256","typ":["JWT"]})", R"({"alg":"RS256","typ":""})",
             R"({"alg":"RS256","cat":1})", R"({"alg":"RS256","cat":null})",
             R"({"alg":"RS256","kid":1})", R"({"alg":"RS256","kid":null})", R"({"alg":"RS256","kid":""})",
             R"({"alg":"RS256","kid":["ins_1"]})",
         })
        BOOST_TEST(reason_of(header) == "token-invalid", header);
    BOOST_TEST(reason_of(R"({"alg":"RS256","kid":")" + std::string(255, 'k') + "\"}") == "");
    BOOST_TEST(reason_of(R"({"alg":"RS256","kid":")" + std::string(256, 'k') + "\"}") == "token-invalid");
}

BOOST_AUTO_TEST_CASE(keys_in_a_header_are_not_looked_at)
{
    for (std::string_view const more : {R"("jwk":{"kty":"RSA","n":"AQAB","e":"AQAB"})",
             R"("jku":"https://evil.example")", R"("x5u":"https://evil.example")", R"("x5c":["MIIB"])", R"("jwk":1)"})
    {
        auto const [reason, header] = read(R"({"alg":"RS256","kid":"k",)" + std::string{more} + '}');
        BOOST_TEST((reason == auth_reason::none), more);
        BOOST_TEST(header.kid() == "k");
    }
}

BOOST_AUTO_TEST_CASE(kinds_of_token)
{
    auto const kind = [](std::string_view more)
    { return read(R"({"alg":"RS256")" + std::string{more} + '}').second.kind; };
    BOOST_TEST((kind("") == token_kind::session));
    BOOST_TEST((kind(R"(,"cat":"cl_B7d4PD222AAA")") == token_kind::session));
    BOOST_TEST((kind(R"(,"cat":"cl_B7d4PD333AAA")") == token_kind::m2m));
    BOOST_TEST((kind(R"(,"typ":"at+jwt")") == token_kind::oauth));
    BOOST_TEST((kind(R"(,"typ":"application/at+jwt")") == token_kind::oauth));
}

BOOST_AUTO_TEST_CASE(a_key_id_is_any_text)
{
    BOOST_TEST(read(R"({"alg":"RS256","kid":"../../etc/passwd"})").second.kid() == "../../etc/passwd");
    BOOST_TEST(read(R"({"alg":"RS256","kid":"' OR '1'='1"})").second.kid() == "' OR '1'='1");
    BOOST_TEST(read(R"({"alg":"RS256","kid":"a\u0000b"})").second.kid() == std::string_view("a\0b", 3));
}

BOOST_AUTO_TEST_CASE(json_that_two_readers_could_read_differently)
{
    for (std::string_view const text : {
             R"({"a":1,"a":1})",
             R"({"a":1,"b":2,"a":3})",
             R"({"a":{"b":1,"b":2}})",
             R"({"a":[{"b":1},{"c":1,"c":2}]})",
             R"({"a":1,"\u0061":2})",
             R"({"a":{"x":1},"a":{"y":1}})",
             R"([])",
             R"("text")",
             "1",
             "null",
             "",
             " ",
             "{",
             "{}{}",
             "{} x",
             "{\"a\":1,}",
             "{'a':1}",
             "{a:1}",
             "/**/{}",
             "\xEF\xBB\xBF{}",
             "{\"a\":\"\xFF\"}",
             "{\"a\":\"\xC0\x80\"}",
             "{\"a\":\"\xED\xA0\x80\"}",
             "{\"a\":NaN}",
             "{\"a\":1e400}",
             "{\"a\":-1e400}",
             "{\"a\":01}",
             "{\"a\":\"\n\"}",
         })
        BOOST_TEST(!is_good_json(text), "took " << text);
    for (std::string_view const text :
        {"{}", " { } ", R"({"a":1,"b":{"a":1},"c":[{"a":1},{"a":2}]})", "{\"a\":1e-400}"})
        BOOST_TEST(is_good_json(text), "refused " << text);
}

BOOST_AUTO_TEST_CASE(json_within_bounds)
{
    auto const nested = [](std::size_t depth)
    { return R"({"a":)" + std::string(depth - 1, '[') + std::string(depth - 1, ']') + '}'; };
    BOOST_TEST(is_good_json(nested(32)));
    BOOST_TEST(!is_good_json(nested(33)));
    BOOST_TEST(!is_good_json(nested(100'000)));
    BOOST_TEST(!is_good_json(std::string(1'000'000, '{')));
    // More than fits into the memory within the reader.
    std::string many = "{";
    for (int i = 0; i < 1000; ++i)
        many += '"' + std::to_string(i) + R"(":"value",)";
    BOOST_TEST(is_good_json(many + R"("last":1})"));
    BOOST_TEST(!is_good_json(many + R"("0":1})"));
}

BOOST_AUTO_TEST_CASE(a_part_longer_than_the_memory_within)
{
    clerk::detail::token_json json;
    auto const text = R"({"a":")" + std::string(10'000, 'x') + "\"}";
    auto const* const object = json.decode(clerk::detail::encode_base64url(text));
    BOOST_TEST_REQUIRE(object);
    BOOST_TEST(clerk_tests::same_json(*object, boost::json::parse(text)));
}

BOOST_AUTO_TEST_CASE(json_is_read_as_by_another_reader)
{
    for (std::string_view const text : {
             R"({})",
             R"({"a":null,"b":true,"c":false,"d":[],"e":{},"f":""})",
             R"({"exp":1780272030,"iat":-1,"small":1.5e-3,"large":18446744073709551615,"double":1e30})",
             R"({"o":{"id":"org_1","rol":"admin","deep":[[1,[2]],{"x":[]}]},"after":"it"})",
             R"({"escaped":"a\"b\\c\u00e9\ud83d\ude00","k\u0065y":"of \n escapes","long":"0123456789\t0123456789\t0123456789"})",
             R"({"twelve_bytes":1,"twelve_bytez":2,"eight_by":3,"eight_bytes":4,"a\u0000":5,"a":6})",
         })
    {
        clerk::detail::token_json json;
        auto const* const object = json.parse(text);
        BOOST_TEST_REQUIRE(object, text);
        // The parser's own memory has other things to hold by now.
        clerk::detail::token_json other;
        BOOST_TEST(other.parse(R"({"\u0078yz":"\u0078yz\u0078yz\u0078yz\u0078yz\u0078yz\u0078yz\u0078yz"})") != nullptr);
        BOOST_TEST(clerk_tests::same_json(*object, boost::json::parse(text)), text);
    }
    std::string text = "{\"many\":[";
    for (int i = 0; i < 5000; ++i)
        text += std::to_string(i) + R"(,"\u00e9",{"n":)" + std::to_string(i) + "},";
    text += "0]}";
    clerk::detail::token_json json;
    auto const* const object = json.parse(text);
    BOOST_TEST_REQUIRE(object == nullptr); // 20 003 values
    text.resize(text.size() / 2);
    text.resize(text.rfind(',') + 1);
    text += "0]}";
    clerk::detail::token_json half;
    auto const* const read = half.parse(text);
    BOOST_TEST_REQUIRE(read);
    BOOST_TEST(clerk_tests::same_json(*read, boost::json::parse(text)));
}

BOOST_AUTO_TEST_SUITE_END()
