// SPDX-License-Identifier: BSL-1.0
#include <clerk/as_result.hpp>
#include <clerk/core/completion.hpp>

#include <boost/asio/bind_executor.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <boost/test/unit_test.hpp>

#include <future>
#include <memory>
#include <type_traits>

namespace asio = boost::asio;

namespace
{
using outcome = clerk::result<int>;

/// An operation of this library in miniature: posts its result.
template <class Token>
auto start(asio::io_context& context, outcome value, Token&& token)
{
    return asio::async_initiate<Token, void(outcome)>(
        [&context](auto handler, outcome given)
        {
            clerk::detail::post_outcome<clerk::detail::completion_style::result>(
                std::move(handler), std::make_unique<outcome>(std::move(given)), context.get_executor());
        },
        token, std::move(value));
}

clerk::error some_error()
{
    clerk::detail::error_details details;
    details.code = clerk::errc::conflict;
    return clerk::error{std::move(details)};
}
} // namespace

BOOST_AUTO_TEST_SUITE(as_result_token)

BOOST_AUTO_TEST_CASE(calls_a_handler_with_the_result)
{
    asio::io_context context;
    int called = 0;
    auto const expect = [&called](bool good)
    {
        return [&called, good](outcome r)
        {
            ++called;
            BOOST_TEST(r.has_value() == good);
        };
    };
    start(context, 7, clerk::as_result(expect(true)));
    start(context, some_error(), clerk::as_result(expect(false)));
    auto const lvalue = clerk::as_result(expect(true));
    start(context, 7, lvalue);
    BOOST_TEST(called == 0);
    context.run();
    BOOST_TEST(called == 3);
}

BOOST_AUTO_TEST_CASE(takes_a_handler_that_moves_only)
{
    asio::io_context context;
    int got = 0;
    start(context, 7,
        clerk::as_result([&got, owned = std::make_unique<int>(35)](outcome r) { got = *r + *owned; }));
    context.run();
    BOOST_TEST(got == 42);
}

BOOST_AUTO_TEST_CASE(a_future_never_throws_for_an_error)
{
    asio::io_context context;
    std::future<outcome> good = start(context, 7, clerk::as_result(asio::use_future));
    std::future<outcome> bad = start(context, some_error(), clerk::as_result(asio::use_future));
    context.run();
    BOOST_TEST(*good.get() == 7);
    outcome const r = bad.get();
    BOOST_TEST((r.error().code() == clerk::errc::conflict));
}

BOOST_AUTO_TEST_CASE(goes_with_bound_executors_and_slots_on_either_side)
{
    asio::io_context context;
    asio::io_context other;
    asio::cancellation_signal signal;
    int called = 0;
    auto const count = [&called](outcome) { ++called; };
    start(context, 1, clerk::as_result(asio::bind_executor(other, count)));
    start(context, 1, asio::bind_executor(other, clerk::as_result(count)));
    start(context, 1, clerk::as_result(asio::bind_cancellation_slot(signal.slot(), count)));
    context.run();
    BOOST_TEST(called == 1);
    other.run();
    BOOST_TEST(called == 3);
    start(context, 1, asio::bind_cancellation_slot(signal.slot(), clerk::as_result(count)));
    context.restart();
    context.run();
    BOOST_TEST(called == 4);
}

BOOST_AUTO_TEST_CASE(is_known_for_what_it_is)
{
    auto const handler = [](outcome) {};
    using adapted = clerk::as_result_t<std::remove_const_t<decltype(handler)>>;
    static_assert(std::is_same_v<decltype(clerk::as_result(handler)), adapted>);
    static_assert(std::is_empty_v<clerk::as_result_awaitable_t>);
    static_assert(!std::is_convertible_v<int, clerk::as_result_t<int>>);
    constexpr auto constant = clerk::as_result(5);
    BOOST_TEST(constant.inner == 5);
}

BOOST_AUTO_TEST_SUITE_END()
