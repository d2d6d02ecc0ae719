// SPDX-License-Identifier: BSL-1.0
#include "support.hpp"

#include <clerk/secret.hpp>

#include <boost/test/unit_test.hpp>

#include <sstream>
#include <type_traits>

using clerk::secret;

namespace
{
std::string printed(secret const& value)
{
    std::ostringstream out;
    out << value;
    return out.str();
}
} // namespace

BOOST_AUTO_TEST_SUITE(secrets)

BOOST_AUTO_TEST_CASE(prints_its_public_prefix_and_no_more)
{
    struct row
    {
        std::string_view text;
        std::string_view shown;
    };
    for (auto const& [text, shown] : {
             row{"", ""},
             row{"sk_test_abc", "sk_test_\u2026"},
             row{"sk_live_abc", "sk_live_\u2026"},
             row{"sk_test_", "sk_test_\u2026"},
             row{"pk_test_abc", "pk_test_\u2026"},
             row{"pk_live_abc", "pk_live_\u2026"},
             row{"whsec_abc", "whsec_\u2026"},
             row{"ak_abc", "ak_\u2026"},
             row{"mt_abc", "mt_\u2026"},
             row{"oat_abc", "oat_\u2026"},
             row{"correct horse", "\u2026"},
             row{"x", "\u2026"},
             row{"sk_prod_abc", "\u2026"},
             row{" sk_test_abc", "\u2026"},
             row{"SK_TEST_abc", "\u2026"},
         })
    {
        BOOST_TEST(secret{text}.redacted() == shown);
        BOOST_TEST(printed(secret{text}) == shown);
    }
}

BOOST_AUTO_TEST_CASE(takes_any_text)
{
    using namespace std::string_literals;
    BOOST_TEST(secret{"literal"}.reveal() == "literal");
    BOOST_TEST(secret{"string"s}.reveal() == "string");
    BOOST_TEST(secret{std::string_view{"view"}}.reveal() == "view");
    BOOST_TEST(secret{"a\0b"s}.reveal() == "a\0b"s);
    char const* const unset = nullptr;
    BOOST_TEST(secret{unset}.empty());
    BOOST_TEST(secret{}.empty());
    BOOST_TEST(secret{}.reveal() == "");
    BOOST_TEST(!secret{" "}.empty());
    static_assert(!std::is_constructible_v<secret, std::nullptr_t>);
}

BOOST_AUTO_TEST_CASE(is_a_value)
{
    secret a{"one"};
    secret b = a;
    BOOST_TEST((a == b));
    b = "another, longer one";
    BOOST_TEST(a.reveal() == "one");
    BOOST_TEST(!(a == b));
    secret const c = std::move(b);
    BOOST_TEST(c.reveal() == "another, longer one");
    a = c;
    BOOST_TEST((a == c));
    a = secret{};
    BOOST_TEST(a.empty());
    secret const longer{"one and"};
    BOOST_TEST(!(secret{"one"} == longer));
}

BOOST_AUTO_TEST_CASE(does_not_turn_into_text_by_itself)
{
    static_assert(!std::is_convertible_v<secret, std::string_view>);
    static_assert(!std::is_convertible_v<secret, std::string>);
    static_assert(!std::is_convertible_v<secret, bool>);
}

BOOST_AUTO_TEST_SUITE_END()
