// SPDX-License-Identifier: BSL-1.0
#include <clerk/auth/request_tokens.hpp>

#include <boost/beast/http/fields.hpp>
#include <boost/test/unit_test.hpp>

#include <string>
#include <utility>
#include <vector>

namespace
{
using headers = std::vector<std::pair<char const*, std::string>>;

clerk::detail::request_tokens find(headers const& lines, boost::beast::http::fields& kept, std::string_view suffixed)
{
    for (auto const& [name, value] : lines)
        kept.insert(name, value);
    return clerk::detail::find_tokens(kept, suffixed);
}

std::string shown(std::optional<std::string_view> token)
{
    return token ? '<' + std::string{*token} + '>' : "none";
}
std::string bearer(headers const& lines)
{
    boost::beast::http::fields kept;
    return shown(find(lines, kept, {}).bearer);
}
std::string cookie(headers const& lines)
{
    boost::beast::http::fields kept;
    return shown(find(lines, kept, "__session_abcdefgh").cookie);
}
std::string suffixed_cookie(headers const& lines)
{
    boost::beast::http::fields kept;
    return shown(find(lines, kept, "__session_abcdefgh").suffixed_cookie);
}
} // namespace

BOOST_AUTO_TEST_SUITE(auth_request_tokens)

BOOST_AUTO_TEST_CASE(authorization)
{
    struct row
    {
        headers lines;
        char const* token;
    };
    for (row const& each : std::vector<row>{
             {{}, "none"},
             {{{"Authorization", "Bearer a.b.c"}}, "<a.b.c>"},
             {{{"authorization", "bearer a.b.c"}}, "<a.b.c>"},
             {{{"AUTHORIZATION", "BEARER  a.b.c  "}}, "<a.b.c>"},
             {{{"Authorization", "Basic dXNlcjpwYXNz"}}, "none"},
             {{{"Authorization", "a.b.c"}}, "none"},
             {{{"Authorization", ""}}, "none"},
             {{{"Authorization", "Bearerx a.b.c"}}, "none"},
             // Broken: there, but nothing that could be a token.
             {{{"Authorization", "Bearer"}}, "<>"},
             {{{"Authorization", "Bearer "}}, "<>"},
             {{{"Authorization", "Bearer a b"}}, "<>"},
             {{{"Authorization", "Bearer a,b"}}, "<>"},
             {{{"Authorization", "Bearer a, Bearer b"}}, "<>"},
             {{{"Authorization", "Bearer a"}, {"Authorization", "Bearer a"}}, "<>"},
             {{{"Authorization", "Basic x"}, {"Authorization", "Bearer a"}}, "<>"},
             {{{"Authorization", "Bearer a"}, {"Authorization", "Basic x"}}, "<>"},
             {{{"Proxy-Authorization", "Bearer a"}}, "none"},
         })
        BOOST_TEST(bearer(each.lines) == each.token, (each.lines.empty() ? "" : each.lines[0].second));
}

BOOST_AUTO_TEST_CASE(cookies)
{
    struct row
    {
        headers lines;
        char const* plain;
        char const* suffixed;
    };
    for (row const& each : std::vector<row>{
             {{{"Cookie", "__session=a.b.c"}}, "<a.b.c>", "none"},
             {{{"Cookie", "x=1; __session=a.b.c; y=2"}}, "<a.b.c>", "none"},
             {{{"Cookie", "x=1;__session=a.b.c;y=2"}}, "<a.b.c>", "none"},
             {{{"Cookie", "x=1"}, {"Cookie", "__session=a.b.c"}}, "<a.b.c>", "none"},
             {{{"Cookie", "__session_abcdefgh=s; __session=p"}}, "<p>", "<s>"},
             {{{"Cookie", "__session_other=s"}}, "none", "none"},
             {{{"Cookie", "__session=first; __session=second"}}, "<first>", "none"},
             {{{"Cookie", "__session=first"}, {"Cookie", "__session=second"}}, "<first>", "none"},
             {{{"Cookie", "__session=; __session=second"}}, "<second>", "none"},
             {{{"Cookie", "__session="}}, "none", "none"},
             {{{"Cookie", "__session"}}, "none", "none"},
             {{{"Cookie", "=a; __session=b"}}, "<b>", "none"},
             {{{"Cookie", ";;; ; __session=b;"}}, "<b>", "none"},
             {{{"Cookie", "__session =b"}}, "<b>", "none"},
             {{{"Cookie", "__Session=b"}}, "none", "none"},
             {{{"Cookie", "x__session=b"}}, "none", "none"},
             {{{"Cookie", "__session=\"b\""}}, "<\"b\">", "none"},
             {{{"Cookie", "__session=a=b"}}, "<a=b>", "none"},
             {{{"Cookie", "x=\"; __session=b"}}, "<b>", "none"},
             {{{"Set-Cookie", "__session=b"}}, "none", "none"},
         })
    {
        auto const shown_line = each.lines[0].second;
        BOOST_TEST(cookie(each.lines) == each.plain, shown_line);
        BOOST_TEST(suffixed_cookie(each.lines) == each.suffixed, shown_line);
    }
    // Without a publishable key there is no suffix, and no cookie of an empty name.
    boost::beast::http::fields kept;
    BOOST_TEST(!find({{"Cookie", "=a; __session_abcdefgh=s"}}, kept, {}).suffixed_cookie.has_value());
}

BOOST_AUTO_TEST_CASE(the_suffix_of_a_cookie)
{
    // SHA-1("abc") is a9993e36 4706816a …: qZk-NkcGgWo in base64url.
    BOOST_TEST(clerk::detail::suffixed_cookie_name("abc") == "__session_qZk-NkcG");
    BOOST_TEST(clerk::detail::suffixed_cookie_name("") == "");
}

BOOST_AUTO_TEST_SUITE_END()
