// SPDX-License-Identifier: BSL-1.0
#include <clerk/incoming_headers.hpp>

#include <boost/beast/http/dynamic_body.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/fields.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/test/unit_test.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace http = boost::beast::http;

namespace
{
using values = std::vector<std::string>;

template <class Source>
values values_of(Source const& source, std::string_view name)
{
    values found;
    clerk::detail::for_each_header(source, name, [&](std::string_view value) { found.emplace_back(value); });
    return found;
}

template <class Source>
void check_duplicates(Source const& source)
{
    BOOST_TEST(values_of(source, "cookie") == (values{"a=1", "", "b=2"}), boost::test_tools::per_element());
    BOOST_TEST(values_of(source, "authorization") == (values{"Bearer x"}), boost::test_tools::per_element());
    BOOST_TEST(values_of(source, "cooki").empty());
}

void fill(http::fields& fields)
{
    fields.insert("Cookie", "a=1");
    fields.insert("AUTHORIZATION", "Bearer x");
    fields.insert("cookie", "");
    fields.insert("cOOKIE", "b=2");
}

/// A source of one header, as the given function gives it.
template <class Function>
values found_by(Function function)
{
    return values_of(function, "x-name");
}

template <class Result>
using lookup = Result (*)(std::string_view);
} // namespace

BOOST_AUTO_TEST_SUITE(incoming_headers)

BOOST_AUTO_TEST_CASE(beast_messages_of_any_body_give_every_line_in_order)
{
    http::request<http::string_body> with_text;
    http::request<http::empty_body> without_body;
    http::request<http::dynamic_body> with_buffers;
    http::fields alone;
    fill(with_text);
    fill(without_body);
    fill(with_buffers);
    fill(alone);
    check_duplicates(with_text);
    check_duplicates(without_body);
    check_duplicates(with_buffers);
    check_duplicates(alone);
    check_duplicates(with_text.base());
}

BOOST_AUTO_TEST_CASE(callables_that_give_one_value)
{
    static std::string const kept = "value";
    BOOST_TEST(found_by([](std::string_view) { return std::string_view{"value"}; }) == (values{"value"}));
    BOOST_TEST(found_by([](std::string_view) { return "value"; }) == (values{"value"}));
    BOOST_TEST(found_by([](std::string_view) -> std::string const& { return kept; }) == (values{"value"}));
    BOOST_TEST(found_by([](std::string_view) { return &kept; }) == (values{"value"}));
    BOOST_TEST(found_by([](std::string_view) { return std::optional<std::string_view>{kept}; }) == (values{"value"}));
    BOOST_TEST(found_by([](std::string_view) { return boost::beast::string_view{"value"}; }) == (values{"value"}));
    BOOST_TEST(found_by([](std::string_view name) { return name; }) == (values{"x-name"}));
}

BOOST_AUTO_TEST_CASE(callables_that_find_nothing)
{
    BOOST_TEST(found_by([](std::string_view) { return std::string_view{}; }).empty());
    BOOST_TEST(found_by([](std::string_view) { return std::string_view{""}; }).empty());
    BOOST_TEST(found_by([](std::string_view) -> char const* { return nullptr; }).empty());
    BOOST_TEST(found_by([](std::string_view) -> std::string const* { return nullptr; }).empty());
    BOOST_TEST(found_by([](std::string_view) { return std::optional<std::string_view>{}; }).empty());
    BOOST_TEST(found_by([](std::string_view) { return std::vector<std::string_view>{}; }).empty());
    // What can tell an empty value from none does.
    BOOST_TEST(found_by([](std::string_view) { return std::optional<std::string_view>{""}; }) == (values{""}));
}

BOOST_AUTO_TEST_CASE(callables_that_give_every_line)
{
    static std::multimap<std::string, std::string, std::less<>> const map{
        {"cookie", "a=1"}, {"authorization", "Bearer x"}, {"cookie", ""}, {"cookie", "b=2"}};
    check_duplicates(
        [](std::string_view name)
        {
            std::vector<std::string_view> lines;
            auto const [first, last] = map.equal_range(name);
            for (auto line = first; line != last; ++line)
                lines.emplace_back(line->second);
            return lines;
        });
    static std::vector<std::string> const kept{"1", "2"};
    BOOST_TEST(
        found_by([](std::string_view) -> std::vector<std::string> const& { return kept; }) == (values{"1", "2"}));
}

BOOST_AUTO_TEST_CASE(what_would_dangle_or_is_no_source_is_none)
{
    static_assert(!clerk::header_source<lookup<std::string>>);
    static_assert(!clerk::header_source<lookup<std::optional<std::string>>>);
    static_assert(!clerk::header_source<lookup<std::vector<std::string>>>);
    static_assert(!clerk::header_source<lookup<int>>);
    static_assert(!clerk::header_source<lookup<bool>>);
    static_assert(!clerk::header_source<std::string_view (*)(int*)>);
    static_assert(!clerk::header_source<std::map<std::string, std::string, std::less<>>>);
    static_assert(!clerk::header_source<std::string>);
    static_assert(!clerk::header_source<int>);
    static_assert(clerk::header_source<lookup<std::string_view>>);
    static_assert(clerk::header_source<lookup<std::string const&>>);
    static_assert(clerk::header_fields<http::fields> && !clerk::header_lookup<http::fields>);
    BOOST_TEST(true, "checked by the compiler");
}

BOOST_AUTO_TEST_SUITE_END()
