// SPDX-License-Identifier: BSL-1.0
// g++ 12 destroys a temporary of an aggregate type twice within a co_await expression. So no type that a
// caller makes for a call may be one, unless its destruction does nothing.
#include <clerk/clerk.hpp>

#include <boost/asio/use_future.hpp>
#include <boost/test/unit_test.hpp>

#include <type_traits>

namespace
{
template <class... Types>
constexpr bool safe_in_co_await = ((
    !std::is_aggregate_v<Types> || std::is_trivially_destructible_v<Types>)&&...);

template <class... Types>
constexpr bool storable = (std::copyable<Types> && ...);

struct aggregate_that_is_not
{
    std::string text;
};
static_assert(!safe_in_co_await<int, aggregate_that_is_not>); // the check itself can fail

static_assert(safe_in_co_await<clerk::update_user_params, clerk::update_user_params_with_password,
    clerk::update_user_params_with_digest, clerk::password_of_stored_params, clerk::user_metadata_params>);
static_assert(
    safe_in_co_await<clerk::client_options, clerk::retry_options, clerk::pool_options, clerk::tls_options>);
static_assert(safe_in_co_await<clerk::call_options, clerk::rate, clerk::rate_limit_options, clerk::rate_limit_scope,
    clerk::rate_limit_outcome, clerk::rate_limit_verdict, clerk::api, clerk::attempt_headers>);
static_assert(safe_in_co_await<clerk::secret, clerk::query, clerk::query_parameter, clerk::password_hasher,
    clerk::password_hasher::known, clerk::null_t, clerk::verb>);
static_assert(safe_in_co_await<clerk::detail::text_argument, clerk::detail::secret_argument,
    clerk::detail::nullable_text_argument<std::string>, clerk::detail::nullable_text_argument<clerk::secret>,
    clerk::detail::flag_argument, clerk::detail::integer_argument, clerk::detail::time_argument>);
static_assert(safe_in_co_await<clerk::as_result_awaitable_t, clerk::as_result_t<boost::asio::use_future_t<>>,
    decltype(clerk::as_result([](clerk::result<clerk::user>) {}))>);
static_assert(safe_in_co_await<clerk::webhook_verifier, clerk::webhook_verifier_options, clerk::webhook_event>);
static_assert(safe_in_co_await<clerk::client, clerk::users, clerk::http_headers, clerk::http_request>);
static_assert(safe_in_co_await<clerk::authenticator, clerk::authenticator_options, clerk::key_set_options, clerk::auth,
    clerk::session_claims, clerk::token_claims, clerk::token_kind, clerk::auth_reason>);
static_assert(safe_in_co_await<clerk::error, clerk::exception, clerk::result<clerk::user>>);

static_assert(
    storable<clerk::call_options, clerk::api, clerk::rate, clerk::rate_limit_options, clerk::rate_limit_scope>);
static_assert(
    storable<clerk::update_user_params, clerk::user_metadata_params, clerk::client_options, clerk::secret,
        clerk::query, clerk::password_hasher, clerk::users, clerk::error, clerk::result<clerk::user>>);
static_assert(storable<clerk::authenticator, clerk::authenticator_options, clerk::auth, clerk::session_claims,
    clerk::token_claims>);
static_assert(std::is_nothrow_move_constructible_v<clerk::client>);
static_assert(!std::is_copy_constructible_v<clerk::client>);

// What a chain ends in is what a call takes.
static_assert(std::is_convertible_v<clerk::update_user_params_with_password, clerk::update_user_params>);
static_assert(std::is_convertible_v<clerk::update_user_params_with_digest, clerk::update_user_params>);
// Its flags cannot outlive the password: they are set through a reference to what holds it.
static_assert(!std::is_convertible_v<clerk::update_user_params, clerk::update_user_params_with_password>);
static_assert(!std::is_default_constructible_v<clerk::update_user_params_with_password>);
static_assert(!std::is_default_constructible_v<clerk::update_user_params_with_digest>);
static_assert(!std::is_default_constructible_v<clerk::password_hasher>);
static_assert(!std::is_default_constructible_v<clerk::null_t>); // {} must not mean null
} // namespace

BOOST_AUTO_TEST_SUITE(parameter_types)

BOOST_AUTO_TEST_CASE(are_safe_in_co_await_expressions)
{
    BOOST_TEST(safe_in_co_await<clerk::update_user_params>); // the compiler checked the others above
}

BOOST_AUTO_TEST_SUITE_END()
