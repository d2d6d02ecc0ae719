// SPDX-License-Identifier: BSL-1.0
// What the emulator asks of every request, before the operation has its say: key, version, path, body.
#include <support/emulator_by_hand.hpp>

#include <boost/json/serialize.hpp>
#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

namespace json = boost::json;
using clerk_tests::emulator_by_hand;
using clerk_tests::http_answer;

namespace
{
constexpr std::string_view key = "Bearer sk_test_emulator";

bool refused(http_answer const& answer, unsigned status, std::string_view code)
{
    BOOST_TEST_INFO(answer.body);
    BOOST_TEST(answer.status == status);
    BOOST_TEST(answer.code() == code);
    return answer.status == status && answer.code() == code;
}
} // namespace

BOOST_FIXTURE_TEST_SUITE(emulator_api, emulator_by_hand)

BOOST_AUTO_TEST_CASE(the_secret_key_is_asked_for)
{
    auto const target = "/v1/users/" + id;
    auto connection = connect();
    BOOST_TEST(refused(connection.request("GET", target, {}), 401, "authorization_header_format_invalid"));
    for (std::string_view const malformed : {"sk_test_emulator", "Basic sk_test_emulator", "Bearer", ""})
        BOOST_TEST(refused(connection.request("GET", target, {{"Authorization", malformed}}), 401,
            "authorization_header_format_invalid"));
    for (std::string_view const wrong : {"Bearer sk_test_emulatoR", "Bearer sk_test_emulato", "Bearer sk_test_emulator2"})
        BOOST_TEST(refused(connection.request("GET", target, {{"Authorization", wrong}}), 401, "clerk_key_invalid"));
    BOOST_TEST(connection.request("GET", target, {{"Authorization", key}}).status == 200U);
    BOOST_TEST(connection.request("GET", target, {{"authorization", "bearer sk_test_emulator"}}).status == 200U);
    BOOST_TEST(emulator.requests()[0].authorized == false);
    BOOST_TEST(emulator.requests().back().authorized == true);
}

BOOST_AUTO_TEST_CASE(the_key_is_checked_before_anything_is_told)
{
    auto connection = connect();
    BOOST_TEST(refused(connection.request("GET", "/v1/users/nobody", {{"Clerk-API-Version", "none"}}), 401,
        "authorization_header_format_invalid"));
}

BOOST_AUTO_TEST_CASE(the_secret_key_can_be_chosen)
{
    auto options = plaintext();
    options.secret_key = "sk_test_of_my_own";
    emulator_by_hand own{options};
    auto const target = "/v1/users/" + own.id;
    auto connection = own.connect();
    BOOST_TEST(connection.request("GET", target, {{"Authorization", "Bearer sk_test_of_my_own"}}).status == 200U);
    BOOST_TEST(refused(connection.request("GET", target, {{"Authorization", key}}), 401, "clerk_key_invalid"));
}

BOOST_AUTO_TEST_CASE(versions)
{
    auto const target = "/v1/users/" + id;
    for (std::string_view const known : {"2021-02-05", "2024-10-01", "2025-04-10", "2025-11-10", "2026-05-12"})
        BOOST_TEST(request("GET", target, {}, known).status == 200U);
    for (std::string_view const unknown : {"2026-05-13", "2020-01-01", "latest", ""})
    {
        auto const answer = request("GET", target, {}, unknown);
        BOOST_TEST(refused(answer, 400, "api_version_invalid"));
        BOOST_TEST(answer.body.find("Invalid Clerk API version: ") != std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(without_a_version_it_is_the_oldest)
{
    // Which takes metadata together with the other attributes.
    auto const answer = connect().request("PATCH", "/v1/users/" + id,
        {{"Authorization", key}, {"Content-Type", "application/json"}}, R"({"public_metadata":{"a":1}})");
    BOOST_TEST(answer.status == 200U);
}

BOOST_AUTO_TEST_CASE(the_envelope_of_an_error)
{
    auto const first = request("GET", "/v1/users/user_unknown");
    auto const second = request("GET", "/v1/users/user_unknown");
    BOOST_TEST(first.headers["Content-Type"] == "application/json");
    auto const envelope = first.json().as_object();
    BOOST_TEST(json::serialize(envelope.at("errors"))
        == R"([{"message":"not found","long_message":"No user was found with id user_unknown.","code":"resource_not_found"}])");
    auto const trace_id = std::string{envelope.at("clerk_trace_id").as_string()};
    BOOST_TEST(trace_id.size() == 32U);
    BOOST_TEST(trace_id.find_first_not_of("0123456789abcdef") == std::string::npos);
    BOOST_TEST(trace_id != std::string{second.json().at("clerk_trace_id").as_string()});
    BOOST_TEST(trace_id == emulator.requests()[0].trace_id);
}

BOOST_AUTO_TEST_CASE(unknown_routes)
{
    auto const user = "/v1/users/" + id;
    auto const unknown = {std::pair<std::string, std::string>{"GET", "/"}, {"GET", "/v1"}, {"GET", "/v1/users"},
        {"GET", "/v1/users/"}, {"GET", user + "/"}, {"GET", user + "/metadata"}, {"PATCH", user + "/other"},
        {"GET", "/v2/users/" + id}, {"GET", "/users/" + id}, {"GET", "//v1/users/" + id}, {"GET", "/v1/users//" + id},
        {"PUT", user}, {"DELETE", user + "/metadata"}, {"BREW", user}, {"get", user},
        {"GET", "/v1/users/../users/" + id}};
    for (auto const& [method, target] : unknown)
        BOOST_TEST_CONTEXT(method << ' ' << target)
        {
            auto const answer = request(method, target);
            BOOST_TEST(refused(answer, 404, "resource_not_found"));
            BOOST_TEST(answer.body.find("Resource not found") != std::string::npos);
        }
}

BOOST_AUTO_TEST_CASE(an_id_is_one_decoded_segment)
{
    for (std::string_view const odd : {"a/b", "a?b", "100%", "..", "a b", "ü", "a%2Fb"})
    {
        json::object user;
        user["id"] = odd;
        emulator.add_user(user);
    }
    auto const id_at = [this](std::string const& target)
    {
        auto const answer = request("GET", "/v1/users/" + target);
        return answer.status == 200 ? std::string{answer.json().at("id").as_string()} : std::to_string(answer.status);
    };
    BOOST_TEST(id_at("a%2Fb") == "a/b");
    BOOST_TEST(id_at("a%2fb") == "a/b");
    BOOST_TEST(id_at("a%3Fb") == "a?b");
    BOOST_TEST(id_at("100%25") == "100%");
    BOOST_TEST(id_at("%2E%2e") == "..");
    BOOST_TEST(id_at("a%20b") == "a b");
    BOOST_TEST(id_at("%C3%BC") == "ü");
    BOOST_TEST(id_at("a%252Fb") == "a%2Fb");
    BOOST_TEST(id_at("a/b") == "404");
    BOOST_TEST(id_at("a+b") == "404");
    for (std::string_view const broken : {"%", "%2", "%zz", "%-1", "%+1", "%0x"})
        BOOST_TEST(refused(request("GET", "/v1/users/" + std::string{broken}), 400, "malformed_request_parameters"));
    BOOST_TEST(refused(request("GET", "v1/users/x"), 400, "malformed_request_parameters"));
}

BOOST_AUTO_TEST_CASE(query_parameters_that_the_operation_does_not_have)
{
    auto const answer = request("GET", "/v1/users/" + id + "?expand%5B%5D=all&x=1");
    BOOST_TEST(refused(answer, 422, "form_param_unknown"));
    BOOST_TEST(answer.parameter() == "expand[]");
    BOOST_TEST(request("GET", "/v1/users/" + id + "?").status == 200U);
    BOOST_TEST(refused(request("GET", "/v1/users/" + id + "?a=1&%q"), 400, "malformed_request_parameters"));
}

BOOST_AUTO_TEST_CASE(content_types)
{
    auto connection = connect();
    auto const with = [&](std::string_view type)
    {
        return connection.request("PATCH", "/v1/users/" + id, {{"Authorization", key}, {"Content-Type", type}},
            R"({"first_name":"J"})");
    };
    for (std::string_view const right : {"application/json", "application/json; charset=utf-8", "Application/JSON ;x=y"})
        BOOST_TEST(with(right).status == 200U);
    for (std::string_view const wrong : {"text/plain", "application/x-www-form-urlencoded", "application/jsonx", ""})
    {
        auto const answer = with(wrong);
        BOOST_TEST(refused(answer, 415, "unsupported_content_type"));
        BOOST_TEST(answer.body.find("You should use application/json instead.") != std::string::npos);
    }
    BOOST_TEST(refused(connection.request("PATCH", "/v1/users/" + id, {{"Authorization", key}}, "{}"), 415,
        "unsupported_content_type"));
}

BOOST_AUTO_TEST_CASE(bodies_that_are_no_json_object)
{
    for (std::string_view const bad : {"{", "nonsense", "{\"first_name\":}", "[]", "null", "\"text\"", "{}{}",
             "{\"first_name\":\"\xFF\"}", "{\"a\":1e999}"})
        BOOST_TEST_CONTEXT(bad)
        {
            BOOST_TEST(refused(patch(bad), 400, "request_body_invalid"));
        }
    BOOST_TEST(refused(patch(""), 400, "request_body_invalid"));
    std::string const nested = std::string(2000, '[') + std::string(2000, ']');
    BOOST_TEST(refused(patch(nested), 400, "request_body_invalid"));
}

BOOST_AUTO_TEST_CASE(a_body_where_none_belongs_and_none_where_one_may)
{
    BOOST_TEST(refused(request("GET", "/v1/users/" + id, "{}"), 400, "request_body_invalid"));
    BOOST_TEST(request("PATCH", "/v1/users/" + id + "/metadata").status == 200U);
    BOOST_TEST(patch("{}").status == 200U);
}

BOOST_AUTO_TEST_CASE(unknown_users)
{
    for (std::string_view const tail : {"", "/metadata"})
    {
        auto const answer = request("PATCH", "/v1/users/user_unknown" + std::string{tail}, R"({"zzz":1})");
        BOOST_TEST(refused(answer, 404, "resource_not_found"));
    }
    BOOST_TEST(refused(request("PUT", "/v1/users/user_unknown/metadata", "{}"), 404, "resource_not_found"));
}

BOOST_AUTO_TEST_SUITE_END()
