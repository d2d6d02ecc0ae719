// SPDX-License-Identifier: BSL-1.0
#include <clerk/error.hpp>

#include <boost/asio/error.hpp>
#include <boost/test/unit_test.hpp>

#include <set>
#include <sstream>
#include <string>

using clerk::errc;
namespace generic = boost::system::errc;

namespace
{
constexpr auto first = static_cast<int>(errc::invalid_argument);
constexpr auto last = static_cast<int>(errc::tls);
} // namespace

BOOST_AUTO_TEST_SUITE(errors)

BOOST_AUTO_TEST_CASE(every_code_has_words_of_its_own)
{
    std::set<std::string> words;
    for (int value = first; value <= last; ++value)
    {
        boost::system::error_code const code = static_cast<errc>(value);
        BOOST_TEST(code.value() == value);
        BOOST_TEST(code.failed());
        BOOST_TEST(std::string{code.category().name()} == "clerk");
        BOOST_TEST(!code.message().empty());
        words.insert(code.message());
    }
    BOOST_TEST(words.size() == static_cast<std::size_t>(last - first + 1));
    BOOST_TEST(clerk::error_category().message(0) == "unknown clerk error 0");
    BOOST_TEST(clerk::error_category().message(last + 1) == "unknown clerk error 14");
}

BOOST_AUTO_TEST_CASE(generic_conditions)
{
    auto const code = [](errc value) { return make_error_code(value); };
    for (int value = first; value <= last; ++value)
    {
        auto const present = static_cast<errc>(value);
        BOOST_TEST((code(present) == generic::invalid_argument) == (present == errc::invalid_argument));
        BOOST_TEST((code(present) == generic::timed_out) == (present == errc::timeout));
        BOOST_TEST((code(present) == generic::operation_canceled) == (present == errc::cancelled));
        BOOST_TEST((code(present) == generic::permission_denied)
            == (present == errc::unauthorized || present == errc::forbidden));
        for (int other = first; other <= last; ++other)
            BOOST_TEST((code(present) == static_cast<errc>(other)) == (value == other));
    }
}

BOOST_AUTO_TEST_CASE(every_phase_has_words)
{
    std::set<std::string_view> words;
    for (int value = 0; value <= static_cast<int>(clerk::phase::waiting_to_retry); ++value)
        words.insert(to_string(static_cast<clerk::phase>(value)));
    BOOST_TEST(words.size() == 11U);
    BOOST_TEST(!words.contains(""));
    BOOST_TEST(to_string(clerk::phase::handshaking) == "shaking hands in TLS");
}

BOOST_AUTO_TEST_CASE(no_error)
{
    clerk::error const none;
    BOOST_TEST(!none.code());
    BOOST_TEST(none.status() == 0);
    BOOST_TEST(none.errors().empty());
    BOOST_TEST(none.trace_id() == "");
    BOOST_TEST(!none.retry_after().has_value());
    BOOST_TEST(none.attempts() == 0U);
    BOOST_TEST((none.phase() == clerk::phase::preparing));
    BOOST_TEST(!none.cause());
    BOOST_TEST(none.message() == "");
    BOOST_TEST(!none.may_have_taken_effect());
    BOOST_TEST(!none.applied().has_value());
}

BOOST_AUTO_TEST_CASE(gives_back_what_it_was_made_of)
{
    clerk::detail::error_details details;
    details.code = errc::unprocessable;
    details.status = 422;
    details.errors.push_back({"form_identifier_exists", "taken", "That one is taken.", "username", {}});
    details.trace_id = "trace";
    details.retry_after = std::chrono::seconds{7};
    details.attempts = 3;
    details.phase = clerk::phase::receiving;
    details.cause = boost::asio::error::connection_reset;
    details.message = "the line";
    details.may_have_taken_effect = true;
    clerk::user applied;
    applied.id = "user_1";
    details.applied = std::make_shared<std::optional<clerk::user> const>(applied);
    clerk::error const original{details};
    clerk::error const error = original; // a copy says the same

    BOOST_TEST((error.code() == errc::unprocessable));
    BOOST_TEST(error.status() == 422);
    BOOST_TEST_REQUIRE(error.errors().size() == 1U);
    BOOST_TEST(error.errors()[0].code == "form_identifier_exists");
    BOOST_TEST(error.errors()[0].message == "taken");
    BOOST_TEST(error.errors()[0].long_message == "That one is taken.");
    BOOST_TEST(error.errors()[0].param_name == "username");
    BOOST_TEST(error.trace_id() == "trace");
    BOOST_TEST(error.retry_after().value().count() == 7);
    BOOST_TEST(error.attempts() == 3U);
    BOOST_TEST((error.phase() == clerk::phase::receiving));
    BOOST_TEST((error.cause() == boost::asio::error::connection_reset));
    BOOST_TEST(error.message() == "the line");
    BOOST_TEST(error.may_have_taken_effect());
    BOOST_TEST(error.applied().value().id == "user_1");

    std::ostringstream out;
    out << error;
    BOOST_TEST(out.str() == "the line");
}

BOOST_AUTO_TEST_CASE(an_exception_tells_the_same)
{
    clerk::detail::error_details details;
    details.code = errc::timeout;
    details.message = "get_user failed: timeout";
    try
    {
        throw clerk::exception(clerk::error{details});
    }
    catch (boost::system::system_error const& e)
    {
        BOOST_TEST((e.code() == errc::timeout));
        BOOST_TEST(std::string{e.what()} == "get_user failed: timeout");
        auto const* const ours = dynamic_cast<clerk::exception const*>(&e);
        BOOST_TEST_REQUIRE(ours);
        BOOST_TEST(ours->error().message() == "get_user failed: timeout");
        clerk::exception const copy = *ours;
        BOOST_TEST(std::string{copy.what()} == "get_user failed: timeout");
    }
}

BOOST_AUTO_TEST_SUITE_END()
