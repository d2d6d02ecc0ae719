// SPDX-License-Identifier: BSL-1.0
#include <clerk/result.hpp>

#include <boost/test/unit_test.hpp>

#include <memory>
#include <string>

namespace
{
clerk::error some_error(clerk::errc code = clerk::errc::not_found)
{
    clerk::detail::error_details details;
    details.code = code;
    details.message = "what happened";
    return clerk::error{std::move(details)};
}
using text = clerk::result<std::string>;
} // namespace

BOOST_AUTO_TEST_SUITE(results)

BOOST_AUTO_TEST_CASE(with_a_value)
{
    text r = std::string{"value"};
    text const& c = r;
    BOOST_TEST(r.has_value());
    BOOST_TEST(static_cast<bool>(c));
    BOOST_TEST(r.value() == "value");
    BOOST_TEST(c.value() == "value");
    BOOST_TEST(*r == "value");
    BOOST_TEST(*c == "value");
    BOOST_TEST(r->size() == 5U);
    BOOST_TEST(c->size() == 5U);
    BOOST_TEST(c.value_or("other") == "value");
    BOOST_TEST(!r.error().code());
    BOOST_TEST(r.error().message() == "");
    r.value() += "s";
    *r += "!";
    BOOST_TEST(c.value() == "values!");
    BOOST_TEST(!std::move(r).error().code());
    BOOST_TEST(std::move(r).value() == "values!");
}

BOOST_AUTO_TEST_CASE(with_an_error)
{
    text r = some_error();
    BOOST_TEST(!r.has_value());
    BOOST_TEST(!static_cast<bool>(r));
    BOOST_TEST((r.error().code() == clerk::errc::not_found));
    BOOST_TEST(r.error().message() == "what happened");
    BOOST_TEST(r.value_or("other") == "other");
    auto const is_right = [](clerk::exception const& e)
    { return e.code() == clerk::errc::not_found && e.error().message() == "what happened"; };
    text const& c = r;
    BOOST_CHECK_EXCEPTION(static_cast<void>(r.value()), clerk::exception, is_right);
    BOOST_CHECK_EXCEPTION(static_cast<void>(c.value()), clerk::exception, is_right);
    BOOST_CHECK_EXCEPTION(static_cast<void>(text{r}.value()), clerk::exception, is_right);
    BOOST_TEST(std::move(r).error().message() == "what happened");
}

BOOST_AUTO_TEST_CASE(with_neither)
{
    text const r;
    BOOST_TEST(!r.has_value());
    BOOST_TEST(!r.error().code());
    BOOST_CHECK_THROW(static_cast<void>(r.value()), clerk::exception);
}

BOOST_AUTO_TEST_CASE(of_what_cannot_be_copied)
{
    clerk::result<std::unique_ptr<int>> r = std::make_unique<int>(7);
    clerk::result<std::unique_ptr<int>> moved = std::move(r);
    std::unique_ptr<int> const value = *std::move(moved);
    BOOST_TEST(*value == 7);
}

BOOST_AUTO_TEST_CASE(copies_are_independent)
{
    text a = std::string{"a"};
    text b = a;
    *b = "b";
    BOOST_TEST(*a == "a");
    a = some_error();
    BOOST_TEST(*b == "b");
    BOOST_TEST(!a.has_value());
    a = b;
    BOOST_TEST(*a == "b");
    BOOST_TEST(!a.error().code());
}

BOOST_AUTO_TEST_SUITE_END()
