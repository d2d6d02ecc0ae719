// SPDX-License-Identifier: BSL-1.0
#include <clerk/core/retry.hpp>

#include <boost/test/unit_test.hpp>

#include <limits>

using namespace std::chrono_literals;
using clerk::errc;
using clerk::phase;
using clerk::detail::effect;
using clerk::detail::repeatability;
using std::chrono::milliseconds;

namespace
{
clerk::detail::error_details reply(int status, std::string code = {})
{
    clerk::detail::error_details details;
    details.status = status;
    details.code = errc::conflict;
    if (!code.empty())
    {
        details.errors.push_back({"something_else", {}, {}, {}, {}});
        details.errors.push_back({std::move(code), {}, {}, {}, {}});
    }
    return details;
}

double wait(clerk::retry_options const& options, unsigned next, double random)
{
    return std::chrono::duration<double, std::milli>(clerk::detail::backoff(options, next, random)).count();
}

bool repeated(repeatability repeat, int status, errc code, bool repeat_ambiguous = false)
{
    clerk::detail::request_step step;
    step.repeat = repeat;
    clerk::retry_options options;
    options.repeat_ambiguous = repeat_ambiguous;
    return clerk::detail::may_repeat_unknown(step, status, code, options);
}
} // namespace

BOOST_AUTO_TEST_SUITE(core_retry)

BOOST_AUTO_TEST_CASE(what_a_reply_says_about_its_request)
{
    using clerk::detail::effect_of_reply;
    for (int const status : {408, 429, 503})
        BOOST_TEST((effect_of_reply(reply(status)) == effect::none));
    for (int const status : {500, 501, 502, 504, 520, 599})
        BOOST_TEST((effect_of_reply(reply(status)) == effect::unknown));
    for (int const status : {301, 307, 400, 401, 402, 403, 404, 410, 413, 422, 423})
        BOOST_TEST((effect_of_reply(reply(status)) == effect::refused));
    BOOST_TEST((effect_of_reply(reply(409)) == effect::refused));
    BOOST_TEST((effect_of_reply(reply(409, "form_identifier_exists")) == effect::refused));
    BOOST_TEST((effect_of_reply(reply(409, "resource_locked")) == effect::none));
    BOOST_TEST((effect_of_reply(reply(422, "resource_locked")) == effect::refused));
}

BOOST_AUTO_TEST_CASE(what_a_failure_says_about_its_request)
{
    auto const of = [](errc code, bool sent)
    { return clerk::detail::effect_of_failure({code, phase::connecting, {}, {}, sent, 0}); };
    for (errc const code :
        {errc::network, errc::tls, errc::timeout, errc::malformed_response, errc::cancelled})
        BOOST_TEST((of(code, true) == effect::unknown));
    BOOST_TEST((of(errc::network, false) == effect::none));
    BOOST_TEST((of(errc::timeout, false) == effect::none));
    BOOST_TEST((of(errc::tls, false) == effect::refused));
    BOOST_TEST((of(errc::cancelled, false) == effect::refused));
    BOOST_TEST((of(errc::malformed_response, false) == effect::refused));
}

BOOST_AUTO_TEST_CASE(what_is_repeated_though_nobody_knows)
{
    struct row
    {
        int status;
        errc code;
        bool passing;
    };
    for (auto const& [status, code, passing] : {
             row{502, errc::server_error, true},
             row{504, errc::server_error, true},
             row{500, errc::server_error, false},
             row{501, errc::server_error, false},
             row{0, errc::network, true},
             row{200, errc::network, true}, // broke off within the reply's body
             row{0, errc::malformed_response, false},
             row{200, errc::malformed_response, false},
             row{0, errc::tls, false},
             row{0, errc::timeout, false},
         })
        BOOST_TEST_CONTEXT(status << ", " << static_cast<int>(code))
        {
            BOOST_TEST(repeated(repeatability::always, status, code) == passing);
            BOOST_TEST(repeated(repeatability::always, status, code, true) == passing);
            BOOST_TEST(!repeated(repeatability::unless_ambiguous, status, code));
            BOOST_TEST(repeated(repeatability::unless_ambiguous, status, code, true) == passing);
            BOOST_TEST(!repeated(repeatability::never, status, code));
            BOOST_TEST(!repeated(repeatability::never, status, code, true));
        }
}

BOOST_AUTO_TEST_CASE(back_off_doubles_up_to_its_bound)
{
    clerk::retry_options options;
    options.initial_backoff = 200ms;
    options.max_backoff = 1000ms;
    struct row
    {
        unsigned next;
        double longest;
    };
    for (auto const& [next, longest] :
        {row{2, 200}, row{3, 400}, row{4, 800}, row{5, 1000}, row{6, 1000}, row{1000, 1000}})
    {
        BOOST_TEST(wait(options, next, 0.0) == 0.0);
        BOOST_TEST(wait(options, next, 0.5) == longest / 2);
        BOOST_TEST(wait(options, next, 1.0) == longest);
    }
}

BOOST_AUTO_TEST_CASE(back_off_of_odd_options)
{
    clerk::retry_options options;
    options.initial_backoff = 0ms;
    BOOST_TEST(wait(options, 5, 1.0) == 0.0);
    options.initial_backoff = -5ms;
    BOOST_TEST(wait(options, 5, 1.0) == 0.0);
    options.initial_backoff = 100ms;
    options.max_backoff = 10ms;
    BOOST_TEST(wait(options, 2, 1.0) == 10.0);
    options.max_backoff = -1ms;
    BOOST_TEST(wait(options, 2, 1.0) == 0.0);
    options.max_backoff = 0ms;
    BOOST_TEST(wait(options, 2, 1.0) == 0.0);
}

BOOST_AUTO_TEST_CASE(back_off_never_overflows)
{
    clerk::retry_options options;
    options.max_backoff = milliseconds::max();
    for (auto const initial :
        {milliseconds{1}, milliseconds::max() / 2 + 1ms, milliseconds::max(), milliseconds::min()})
        for (unsigned const next : {2U, 3U, 64U, 1000U})
            BOOST_TEST_CONTEXT(initial.count() << ", attempt " << next)
            {
                options.initial_backoff = initial;
                double const longest = wait(options, next, 1.0);
                BOOST_TEST(longest >= 0.0);
                BOOST_TEST(longest <= 366.0 * 24 * 3600 * 1000); // no call lasts longer
                BOOST_TEST((longest == 0.0) == (initial < 0ms));
            }
}

BOOST_AUTO_TEST_SUITE_END()
