// SPDX-License-Identifier: BSL-1.0
#include <clerk/core/completion.hpp>

#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/deferred.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_future.hpp>
#include <boost/test/unit_test.hpp>

#include <memory>
#include <optional>
#include <string>

namespace asio = boost::asio;
namespace detail = clerk::detail;
using style = clerk::detail::completion_style;

namespace
{
using strand = asio::strand<asio::any_io_executor>;
struct callback_t
{
    void operator()(boost::system::error_code, int) const;
};

template <class Token>
constexpr style of = detail::style_of<Token>;

static_assert(of<asio::use_awaitable_t<>> == style::exception);
static_assert(of<asio::use_awaitable_t<strand>> == style::exception);
static_assert(of<asio::executor_binder<asio::use_awaitable_t<>, strand>> == style::exception);
static_assert(
    of<asio::cancellation_slot_binder<asio::use_awaitable_t<>, asio::cancellation_slot>> == style::exception);
static_assert(of<asio::allocator_binder<asio::use_awaitable_t<>, std::allocator<void>>> == style::exception);
static_assert(of<clerk::as_result_awaitable_t> == style::result);
static_assert(of<clerk::as_result_t<callback_t>> == style::result);
static_assert(of<clerk::as_result_t<asio::use_awaitable_t<>>> == style::result);
static_assert(of<asio::executor_binder<clerk::as_result_awaitable_t, strand>> == style::result);
static_assert(of<asio::cancellation_slot_binder<asio::executor_binder<clerk::as_result_t<callback_t>, strand>,
                  asio::cancellation_slot>>
    == style::result);
static_assert(of<callback_t> == style::code);
static_assert(of<asio::use_future_t<>> == style::code);
static_assert(of<asio::deferred_t> == style::code);
static_assert(of<asio::detached_t> == style::code);
static_assert(of<asio::as_tuple_t<asio::use_awaitable_t<>>> == style::code);
static_assert(of<asio::redirect_error_t<asio::use_awaitable_t<>>> == style::code);
static_assert(of<asio::executor_binder<callback_t, strand>> == style::code);

clerk::error some_error()
{
    detail::error_details details;
    details.code = clerk::errc::conflict;
    details.message = "the line";
    return clerk::error{std::move(details)};
}
using outcome = clerk::result<std::string>;
} // namespace

BOOST_AUTO_TEST_SUITE(core_completion)

BOOST_AUTO_TEST_CASE(with_a_code)
{
    std::optional<boost::system::error_code> code;
    std::string value = "unset";
    auto const handler = [&](boost::system::error_code c, std::string v)
    {
        code = c;
        value = std::move(v);
    };
    detail::call_handler<style::code>(handler, outcome{std::string{"value"}});
    BOOST_TEST(!code.value());
    BOOST_TEST(value == "value");
    detail::call_handler<style::code>(handler, outcome{some_error()});
    BOOST_TEST((code.value() == clerk::errc::conflict));
    BOOST_TEST(value == "");
}

BOOST_AUTO_TEST_CASE(with_an_exception)
{
    std::exception_ptr problem;
    std::string value = "unset";
    auto const handler = [&](std::exception_ptr p, std::string v)
    {
        problem = std::move(p);
        value = std::move(v);
    };
    detail::call_handler<style::exception>(handler, outcome{std::string{"value"}});
    BOOST_TEST(!problem);
    BOOST_TEST(value == "value");
    detail::call_handler<style::exception>(handler, outcome{some_error()});
    BOOST_TEST_REQUIRE(static_cast<bool>(problem));
    BOOST_TEST(value == "");
    BOOST_CHECK_EXCEPTION(std::rethrow_exception(problem), clerk::exception,
        [](clerk::exception const& e) { return e.error().message() == "the line"; });
}

BOOST_AUTO_TEST_CASE(with_a_result)
{
    outcome got;
    detail::call_handler<style::result>([&](outcome r) { got = std::move(r); }, outcome{some_error()});
    BOOST_TEST(got.error().message() == "the line");
}

BOOST_AUTO_TEST_CASE(is_posted_never_called_inline)
{
    asio::io_context context;
    asio::io_context fallback;
    int called = 0;
    // Even from within the executor that the handler wants.
    asio::post(context,
        [&]
        {
            detail::post_outcome<style::result>(
                asio::bind_executor(context, [&](outcome) { ++called; }), std::make_unique<outcome>(),
                fallback.get_executor());
            BOOST_TEST(called == 0);
        });
    context.run();
    BOOST_TEST(called == 1);
    detail::post_outcome<style::result>(
        [&](outcome) { ++called; }, std::make_unique<outcome>(), fallback.get_executor());
    BOOST_TEST(called == 1);
    fallback.run();
    BOOST_TEST(called == 2);
}

BOOST_AUTO_TEST_CASE(its_slot_is_cleared_before_the_handler_runs)
{
    asio::io_context context;
    asio::cancellation_signal signal;
    int emitted = 0;
    bool called = false;
    signal.slot().assign([&](asio::cancellation_type) { ++emitted; });
    detail::post_outcome<style::result>(asio::bind_cancellation_slot(signal.slot(),
                                            [&](outcome)
                                            {
                                                called = true;
                                                signal.emit(asio::cancellation_type::all);
                                            }),
        std::make_unique<outcome>(), context.get_executor());
    context.run();
    BOOST_TEST(called);
    BOOST_TEST(emitted == 0);
}

BOOST_AUTO_TEST_SUITE_END()
