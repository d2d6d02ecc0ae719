// SPDX-License-Identifier: BSL-1.0
#include "../support.hpp"

#include <clerk/core/reply_error.hpp>

#include <boost/test/unit_test.hpp>

#include <initializer_list>
#include <utility>

using clerk::errc;
using clerk_tests::holds;

namespace
{
using fields = std::initializer_list<std::pair<std::string_view, std::string_view>>;

clerk::detail::error_details details(int status, std::string_view body, fields headers = {})
{
    clerk::http_reply reply;
    reply.status = status;
    reply.body = body;
    for (auto const& [name, value] : headers)
        reply.headers.add(name, value);
    auto made =
        clerk::detail::details_of_reply(reply, std::chrono::sys_seconds{std::chrono::seconds{784111777}});
    BOOST_TEST(made.status == status);
    BOOST_TEST((made.phase == clerk::phase::receiving));
    BOOST_TEST(clerk_tests::is_one_line(made.message), made.message);
    return made;
}

std::string message(int status, std::string_view body, fields headers = {})
{
    return details(status, body, headers).message;
}
} // namespace

BOOST_AUTO_TEST_SUITE(core_reply_error)

BOOST_AUTO_TEST_CASE(the_kind_of_each_status)
{
    struct row
    {
        int status;
        errc code;
    };
    for (auto const& [status, code] : {row{400, errc::invalid_argument}, row{401, errc::unauthorized},
             row{402, errc::forbidden}, row{403, errc::forbidden}, row{404, errc::not_found},
             row{405, errc::invalid_argument}, row{408, errc::timeout}, row{409, errc::conflict},
             row{410, errc::not_found}, row{413, errc::invalid_argument}, row{422, errc::unprocessable},
             row{423, errc::conflict}, row{429, errc::rate_limited}, row{499, errc::invalid_argument},
             row{500, errc::server_error}, row{502, errc::server_error}, row{503, errc::server_error},
             row{504, errc::server_error}, row{599, errc::server_error}, row{300, errc::malformed_response},
             row{301, errc::malformed_response}, row{307, errc::malformed_response},
             row{399, errc::malformed_response}, row{101, errc::malformed_response},
             row{0, errc::malformed_response}})
        BOOST_TEST((clerk::detail::code_for_status(status) == code), status);
}

BOOST_AUTO_TEST_CASE(a_full_envelope)
{
    auto const e = details(422, R"({"errors":[
        {"code":"form_param_exceeds_allowed_size","message":"is too long",
         "long_message":"First name is too long.",
         "meta":{"param_name":"first_name","max":[256]}},
        {"code":"b","message":"short"}],"clerk_trace_id":"trace_1"})",
        {{"cf-ray", "ray_1"}, {"content-type", "application/json; charset=utf-8"}});
    BOOST_TEST((e.code == errc::unprocessable));
    BOOST_TEST(e.trace_id == "trace_1");
    BOOST_TEST_REQUIRE(e.errors.size() == 2U);
    BOOST_TEST(e.errors[0].code == "form_param_exceeds_allowed_size");
    BOOST_TEST(e.errors[0].message == "is too long");
    BOOST_TEST(e.errors[0].long_message == "First name is too long.");
    BOOST_TEST(e.errors[0].param_name == "first_name");
    BOOST_TEST(e.errors[0].meta.at("max").as_array().at(0).as_int64() == 256);
    BOOST_TEST(e.errors[1].long_message == "");
    BOOST_TEST(e.errors[1].param_name == "");
    BOOST_TEST(e.message
        == "422 unprocessable: first_name: First name is too long. [form_param_exceeds_allowed_size]; short "
           "[b]");
}

BOOST_AUTO_TEST_CASE(many_errors_are_counted)
{
    BOOST_TEST(
        message(400, R"({"errors":[{"code":"a"},{"code":"b"},{"code":"c"},{"code":"d"},{"code":"e"}]})")
        == "400 bad request: [a]; [b]; [c]; and 2 more");
}

BOOST_AUTO_TEST_CASE(an_envelope_of_wrong_types_is_an_error_all_the_same)
{
    auto const e =
        details(422, R"({"errors":[7,null,[],"text",{"code":1,"message":{},"long_message":null,"meta":[]},
        {"code":"good","message":5,"meta":{"param_name":7}}],"clerk_trace_id":9})",
            {{"CF-Ray", "ray_1"}});
    BOOST_TEST_REQUIRE(e.errors.size() == 1U);
    BOOST_TEST(e.errors[0].code == "good");
    BOOST_TEST(e.errors[0].param_name == "");
    BOOST_TEST(e.errors[0].meta.at("param_name").as_int64() == 7);
    BOOST_TEST(e.trace_id == "ray_1");
    BOOST_TEST(e.message == "422 unprocessable: [good]");
}

BOOST_AUTO_TEST_CASE(bodies_that_are_no_envelope)
{
    struct row
    {
        std::string_view body;
        std::string_view shown;
    };
    for (auto const& [body, shown] : {
             row{"", ", without a body"},
             row{"null", R"(, not as Clerk words errors: "null")"},
             row{"[]", R"(, not as Clerk words errors: "[]")"},
             row{"7", R"(, not as Clerk words errors: "7")"},
             row{"{}", R"(, not as Clerk words errors: "{}")"},
             row{R"({"errors":[]})", R"(, not as Clerk words errors: "{\"errors\":[]}")"},
             row{R"({"errors":[{}]})", R"(, not as Clerk words errors: "{\"errors\":[{}]}")"},
             row{R"({"errors":{"a":1}})", R"(, not as Clerk words errors: "{\"errors\":{\"a\":1}}")"},
             row{R"({"errors":"none")", R"(, not as Clerk words errors: "{\"errors\":\"none\"")"},
             row{"<html>\r\n<h1>502</h1>\r\n</html>",
                 R"(, not as Clerk words errors: "<html> <h1>502</h1> </html>")"},
             row{"\xFF\xFE", R"(, not as Clerk words errors: "\xFF\xFE")"},
             row{R"({"password":"correct horse"})", ", with a body that is not shown"},
             row{"\n\n", ", with a body that is not shown"},
         })
    {
        auto const e = details(502, body);
        BOOST_TEST(e.errors.empty());
        BOOST_TEST(e.message == "502 server error" + std::string{shown});
    }
    std::string const page = "<h1>" + std::string(100000, 'x');
    BOOST_TEST(message(502, page).size() < 200U);
}

BOOST_AUTO_TEST_CASE(trace_ids)
{
    BOOST_TEST(details(500, R"({"clerk_trace_id":"body"})", {{"cf-ray", "ray"}}).trace_id == "body");
    BOOST_TEST(details(500, R"({"clerk_trace_id":""})", {{"cf-ray", "ray"}}).trace_id == "ray");
    BOOST_TEST(details(500, "<html>", {{"CF-RAY", "ray"}}).trace_id == "ray");
    BOOST_TEST(details(500, "<html>").trace_id == "");
}

BOOST_AUTO_TEST_CASE(retry_after)
{
    BOOST_TEST(details(429, "", {{"Retry-After", "7"}}).retry_after.value().count() == 7);
    BOOST_TEST(details(429, "", {{"retry-after", " 7 "}}).retry_after.value().count() == 7);
    BOOST_TEST(
        details(429, "", {{"Retry-After", "Sun, 06 Nov 1994 08:49:47 GMT"}}).retry_after.value().count()
        == 10);
    BOOST_TEST(!details(429, "", {{"Retry-After", "-7"}}).retry_after.has_value());
    BOOST_TEST(!details(429, "").retry_after.has_value());
}

BOOST_AUTO_TEST_CASE(redirects)
{
    BOOST_TEST(message(307, "", {{"Location", "https://elsewhere.example/v1/x"}})
        == "307 redirect to \"https://elsewhere.example/v1/x\", which is never followed (is api_url right?)");
    BOOST_TEST(message(301, "<html>") == "301 redirect, which is never followed (is api_url right?)");
    BOOST_TEST(!holds(message(302, "", {{"Location", "https://x.example/?key=sk_live_0123"}}), "0123"));
}

BOOST_AUTO_TEST_CASE(what_helps_a_person)
{
    BOOST_TEST(message(401, R"({"errors":[{"code":"authentication_invalid","message":"Unauthorized"}]})")
        == "401 unauthorized: Unauthorized [authentication_invalid] (check client_options::secret_key)");
    BOOST_TEST(message(400, R"({"errors":[{"message":"no"}]})") == "400 bad request: no");
}

BOOST_AUTO_TEST_CASE(compressed_without_asking)
{
    BOOST_TEST(message(503, "\x1F\x8B", {{"Content-Encoding", "gzip"}})
        == "503 server error, compressed (gzip), which was not asked for");
    BOOST_TEST(!holds(message(503, "x", {{"Content-Encoding", "Identity"}}), "compressed"));
    BOOST_TEST(!holds(message(503, "x", {{"Content-Encoding", ""}}), "compressed"));
    // What can be read all the same counts.
    BOOST_TEST(message(422, R"({"errors":[{"code":"a","message":"b"}]})", {{"Content-Encoding", "gzip"}})
        == "422 unprocessable: b [a]");
}

BOOST_AUTO_TEST_CASE(lists_and_texts_beyond_all_measure)
{
    std::string list = R"({"errors":[{"code":"a"})";
    for (int i = 0; i < 1000; ++i)
        list += R"(,{"code":"a"})";
    BOOST_TEST(details(422, list + "]}").errors.size() == 100U);
    std::string const text(1000, '\x01');
    std::string escaped;
    for (std::size_t i = 0; i < text.size(); ++i)
        escaped += "\\u0001";
    std::string const entry = R"({"code":")" + escaped + R"(","message":")" + escaped + R"("})";
    auto const shown = message(422, R"({"errors":[)" + entry + "," + entry + "," + entry + "]}");
    BOOST_TEST(shown.size() < 600U);
    BOOST_TEST(message(302, "", {{"Location", std::string(1000, '\xFF')}}).size() < 400U);
    // Never in the middle of a character.
    for (std::size_t i = 0; i < 3; ++i)
    {
        std::string words(i, 'x');
        for (int k = 0; k < 400; ++k)
            words += "\u20ac";
        std::string const one = R"({"message":")" + words + R"("})";
        BOOST_TEST(message(422, R"({"errors":[)" + one + "," + one + "]}").find("\\x") == std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(nothing_that_comes_back_leaks_or_breaks_the_line)
{
    for (std::string_view const body : {
             R"({"errors":[{"code":"x","message":"The key sk_live_0123456789 is wrong"}]})",
             R"({"errors":[{"code":"x","long_message":"Bearer 0123456789.abc"}]})",
             R"({"errors":[{"code":"sk_test_0123456789","message":"m"}]})",
             R"({"errors":[{"code":"x","message":"m","meta":{"param_name":"sk_test_0123456789"}}]})",
             R"(GET / Authorization: Bearer sk_test_0123456789)",
             "{\"errors\":[{\"code\":\"x\\u001b[31m\",\"message\":\"a\\r\\nb\",\"meta\":{\"param_name\":"
             "\"p\\n\"}}]}",
         })
        BOOST_TEST(!holds(message(422, body), "0123"));
    // Where the text is cut, too.
    std::string const padding(290, '.');
    BOOST_TEST(
        !holds(message(422, R"({"errors":[{"message":")" + padding + R"(sk_live_0123456789"}]})"), "012"));
}

BOOST_AUTO_TEST_SUITE_END()
