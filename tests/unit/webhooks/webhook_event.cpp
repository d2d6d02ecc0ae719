// SPDX-License-Identifier: BSL-1.0
#include "../model/access.hpp"

#include <clerk/detail/decode.hpp>
#include <clerk/webhooks/webhook_event.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value_from.hpp>
#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <type_traits>

namespace json = boost::json;
using clerk_tests::count;
using clerk_tests::has;

namespace
{
constexpr std::string_view membership = R"({"object":"organization_membership","id":"orgmem_1","role":"org:admin",
    "permissions":["org:sys_profile:manage"],"public_metadata":{},"private_metadata":{"a":1},"created_at":1700000000001,
    "updated_at":1700000000002,"organization":{"object":"organization","id":"org_1","name":"Acme","slug":"acme",
    "has_image":false,"max_allowed_memberships":5,"admin_delete_enabled":true,"public_metadata":{},"created_at":1,
    "updated_at":2},"public_user_data":{"user_id":"user_1","first_name":null,"last_name":null,"profile_image_url":null,"image_url":"",
    "has_image":false,"identifier":"a@example.com"}})";
constexpr std::string_view organization = R"({"object":"organization","id":"org_1","name":"Acme","slug":"acme",
    "has_image":false,"max_allowed_memberships":5,"admin_delete_enabled":true,"public_metadata":{"plan":"gold"},
    "created_at":1,"updated_at":2,"logo":"new member"})";
constexpr std::string_view session = R"({"object":"session","id":"sess_1","user_id":"user_1","client_id":"client_1",
    "status":"active","actor":{"sub":"user_2"},"last_active_organization_id":"org_1","last_active_at":1700000000003,
    "expire_at":1700000000004,"abandon_at":1700000000005,"created_at":1700000000006,"updated_at":1700000000007,
    "latest_activity":{"object":"session_activity","id":"sess_activity_1","is_mobile":true,"city":"Ulm","planet":"Earth"},
    "tasks":[{"key":"choose-organization"}],"user":null})";
constexpr std::string_view email = R"({"object":"email","id":"ema_1","slug":"verification_code","from_email_name":"noreply",
    "to_email_address":"a@example.com","email_address_id":"idn_1","user_id":"user_1","subject":"424242 is your code",
    "body":"<p>424242</p>","body_plain":"424242","status":"queued","data":{"otp_code":"424242"},
    "delivered_by_clerk":false,"app_domain_name":"example.com"})";
constexpr std::string_view deleted = R"({"object":"user","id":"user_1","deleted":true,"external_id":"x1","why":"asked"})";

json::value event_of(std::string_view type, std::string_view data)
{
    json::object event;
    event["type"] = type;
    event["object"] = "event";
    event["data"] = json::parse(json::string_view{data.data(), data.size()});
    event["timestamp"] = 1700000000123;
    event["instance_id"] = "ins_1";
    event["event_attributes"]
        = json::parse(R"({"http_request":{"client_ip":"203.0.113.7","user_agent":"curl/8","port":1},"kind":"new"})");
    event["api_version"] = "new";
    return event;
}

clerk::webhook_event decoded(json::value const& from)
{
    clerk::webhook_event event;
    std::string problem;
    BOOST_TEST_REQUIRE(clerk::detail::decode_value(from, event, problem), problem);
    return event;
}

std::string problem_of(json::value const& from)
{
    clerk::webhook_event event;
    event.message_id = "before";
    std::string problem;
    BOOST_TEST_REQUIRE(!clerk::detail::decode_value(from, event, problem), json::serialize(from));
    BOOST_TEST(event.message_id == "before");
    return problem;
}
} // namespace

BOOST_AUTO_TEST_SUITE(webhooks_event)

BOOST_AUTO_TEST_CASE(what_all_events_have)
{
    auto const event = decoded(event_of("made.up", "[1]"));
    BOOST_TEST(event.type.name() == "made.up");
    BOOST_TEST(count(event.timestamp) == 1700000000123);
    BOOST_TEST(has(event.instance_id) == "ins_1");
    auto const& request = has(has(event.event_attributes).http_request);
    BOOST_TEST(has(request.client_ip) == "203.0.113.7");
    BOOST_TEST(has(request.user_agent) == "curl/8");
    BOOST_TEST(request.unknown_members.at("port").as_int64() == 1);
    BOOST_TEST(event.event_attributes->unknown_members.at("kind").as_string() == "new");
    BOOST_TEST(event.unknown_members.size() == 1U);
    BOOST_TEST(event.unknown_members.at("api_version").as_string() == "new");
    BOOST_TEST(event.as<json::value>() == json::parse("[1]"));
    static_assert(!std::is_aggregate_v<clerk::webhook_event>);
}

BOOST_AUTO_TEST_CASE(what_an_event_need_not_have)
{
    auto const event = decoded(json::parse(R"({"type":"made.up","object":"event","data":null})"));
    BOOST_TEST(!event.timestamp.has_value());
    BOOST_TEST(!event.instance_id.has_value());
    BOOST_TEST(!event.event_attributes.has_value());
    BOOST_TEST(event.as<json::value>().is_null());
    auto const nulls = decoded(json::parse(R"({"type":"made.up","object":"event","data":{"a":null},"timestamp":null,
        "instance_id":null,"event_attributes":{"http_request":{"client_ip":null}}})"));
    BOOST_TEST(!nulls.timestamp.has_value());
    BOOST_TEST(!has(has(nulls.event_attributes).http_request).client_ip.has_value());
}

BOOST_AUTO_TEST_CASE(each_type_has_its_data)
{
    std::string const user{clerk_tests::full_user};
    struct row
    {
        std::string_view type;
        std::string_view data;
        std::size_t index;
    };
    auto const index_of = [](auto const& value) { return clerk::webhook_data{value}.index(); };
    auto const as_json = index_of(json::value{});
    for (row const& r : {
             row{"user.created", user, index_of(clerk::user{})},
             row{"user.updated", user, index_of(clerk::user{})},
             row{"user.deleted", deleted, index_of(clerk::deleted_object{})},
             row{"session.created", session, index_of(clerk::session{})},
             row{"session.pending", session, index_of(clerk::session{})},
             row{"session.ended", session, index_of(clerk::session{})},
             row{"session.removed", session, index_of(clerk::session{})},
             row{"session.revoked", session, index_of(clerk::session{})},
             row{"organization.created", organization, index_of(clerk::organization{})},
             row{"organization.updated", organization, index_of(clerk::organization{})},
             row{"organization.deleted", deleted, index_of(clerk::deleted_object{})},
             row{"organizationDomain.deleted", deleted, index_of(clerk::deleted_object{})},
             row{"organizationMembership.created", membership, index_of(clerk::organization_membership{})},
             row{"organizationMembership.updated", membership, index_of(clerk::organization_membership{})},
             row{"organizationMembership.deleted", membership, index_of(clerk::organization_membership{})},
             row{"organizationMembership.deleted", deleted, index_of(clerk::deleted_object{})},
             row{"email.created", email, index_of(clerk::email{})},
             // No struct, or no such type: whatever it is.
             row{"sms.created", R"({"object":"sms_message","message":"424242"})", as_json},
             row{"organizationDomain.created", "{}", as_json},
             row{"role.deleted", "{}", as_json},
             row{"user.renamed", "{}", as_json},
             row{"USER.CREATED", "{}", as_json},
             row{"user", "\"text\"", as_json},
         })
    {
        auto const event = decoded(event_of(r.type, r.data));
        BOOST_TEST(event.data.index() == r.index, r.type);
        BOOST_TEST(event.type.name() == r.type);
        // And back: nothing is lost on the way.
        auto const before = event_of(r.type, r.data);
        auto const after = json::value_from(event);
        BOOST_TEST((decoded(after) == event));
        if (r.data != user) // its members are compared by the model's own tests
            BOOST_TEST(after == before, json::serialize(after) << " was " << json::serialize(before));
    }
}

BOOST_AUTO_TEST_CASE(members_of_a_session)
{
    auto const event = decoded(event_of("session.created", session));
    auto const& s = event.as<clerk::session>();
    BOOST_TEST(s.object == "session");
    BOOST_TEST(s.id == "sess_1");
    BOOST_TEST(s.user_id == "user_1");
    BOOST_TEST(s.client_id == "client_1");
    BOOST_TEST(s.status == clerk::session_status::active);
    BOOST_TEST(has(s.actor).at("sub").as_string() == "user_2");
    BOOST_TEST(has(s.last_active_organization_id) == "org_1");
    BOOST_TEST(count(s.last_active_at) == 1700000000003);
    BOOST_TEST(count(s.expire_at) == 1700000000004);
    BOOST_TEST(count(s.abandon_at) == 1700000000005);
    BOOST_TEST(count(s.created_at) == 1700000000006);
    BOOST_TEST(count(s.updated_at) == 1700000000007);
    BOOST_TEST(has(s.latest_activity).is_mobile);
    BOOST_TEST(has(has(s.latest_activity).city) == "Ulm");
    BOOST_TEST(!has(s.latest_activity).country.has_value());
    BOOST_TEST(has(s.latest_activity).unknown_members.at("planet").as_string() == "Earth");
    BOOST_TEST(s.tasks.at(0).key == "choose-organization");
    BOOST_TEST(s.unknown_members.at("user").is_null());
}

BOOST_AUTO_TEST_CASE(members_of_an_email_and_of_what_was_deleted)
{
    auto const event = decoded(event_of("email.created", email));
    auto const& e = event.as<clerk::email>();
    BOOST_TEST(e.id == "ema_1");
    BOOST_TEST(has(e.slug) == "verification_code");
    BOOST_TEST(e.from_email_name == "noreply");
    BOOST_TEST(has(e.to_email_address) == "a@example.com");
    BOOST_TEST(has(e.email_address_id) == "idn_1");
    BOOST_TEST(has(e.user_id) == "user_1");
    BOOST_TEST(has(e.subject) == "424242 is your code");
    BOOST_TEST(has(e.body) == "<p>424242</p>");
    BOOST_TEST(has(e.body_plain) == "424242");
    BOOST_TEST(has(e.status) == "queued");
    BOOST_TEST(has(e.data).at("otp_code").as_string() == "424242");
    BOOST_TEST(!e.delivered_by_clerk);
    BOOST_TEST(e.unknown_members.at("app_domain_name").as_string() == "example.com");

    auto const gone = decoded(event_of("user.deleted", deleted));
    auto const& d = gone.as<clerk::deleted_object>();
    BOOST_TEST(d.object == "user");
    BOOST_TEST(has(d.id) == "user_1");
    BOOST_TEST(d.deleted);
    BOOST_TEST(has(d.external_id) == "x1");
    BOOST_TEST(!d.slug.has_value());
    BOOST_TEST(d.unknown_members.at("why").as_string() == "asked");
}

BOOST_AUTO_TEST_CASE(asking_for_another_type)
{
    auto const event = decoded(event_of("user.deleted", deleted));
    BOOST_TEST(event.get_if<clerk::user>() == nullptr);
    BOOST_TEST(event.get_if<clerk::deleted_object>() == &event.as<clerk::deleted_object>());
    BOOST_CHECK_EXCEPTION(static_cast<void>(event.as<clerk::user>()), clerk::exception,
        [](clerk::exception const& thrown)
        {
            return thrown.code() == clerk::errc::invalid_argument
                && thrown.error().message()
                == "webhook_event::as: the data of an event \"user.deleted\" is of another type";
        });
}

BOOST_AUTO_TEST_CASE(a_known_type_of_a_wrong_shape_says_where)
{
    struct row
    {
        std::string_view type;
        std::string_view data;
        std::string_view problem;
    };
    for (row const& r : {
             row{"user.created", "null", "data: expected object, got null"},
             row{"user.created", "[]", "data: expected object, got array"},
             row{"user.created", "{}", "data.object: missing"},
             row{"user.created", R"({"object":"organization","id":"org_1"})",
                 "data.object: expected 'user', got 'organization'"},
             row{"user.created", R"({"object":"user","id":""})", "data.id: empty"},
             row{"user.created", R"({"object":"user","id":7})", "data.id: expected string, got number"},
             row{"user.updated",
                 R"({"object":"user","id":"u","email_addresses":[{"id":"a"},{"verification":{"status":7}}]})",
                 "data.email_addresses[1].verification.status: expected string, got number"},
             row{"user.deleted", "{}", "data.object: missing"},
             row{"user.deleted", R"({"object":"user","deleted":true})", "data.id: missing"},
             row{"user.deleted", R"({"object":"user","id":"u","deleted":"yes"})",
                 "data.deleted: expected boolean, got string"},
             row{"session.created", R"({"object":"user","id":"u"})", "data.object: expected 'session', got 'user'"},
             row{"session.ended", R"({"object":"session","id":"s","expire_at":"soon"})",
                 "data.expire_at: expected integer, got string"},
             row{"organization.created", "{}", "data.object: missing"},
             row{"organization.created", R"({"object":"organization"})", "data.id: missing"},
             row{"organizationMembership.created", R"({"object":"organization","id":"o"})",
                 "data.object: expected 'organization_membership', got 'organization'"},
             row{"organizationMembership.deleted", R"({"object":"organization_membership","id":"o","role":1})",
                 "data.role: expected string, got number"},
             row{"email.created", R"({"object":"email","id":"e","data":[]})", "data.data: expected object, got array"},
         })
        BOOST_TEST(problem_of(event_of(r.type, r.data)) == r.problem);
}

BOOST_AUTO_TEST_CASE(what_is_no_event)
{
    for (auto const& [text, problem] : {
             std::pair{"7", "expected object, got number"},
             std::pair{R"({"object":"event","data":{}})", "type: missing"},
             std::pair{R"({"type":"","object":"event","data":{}})", "type: empty"},
             std::pair{R"({"type":7,"object":"event","data":{}})", "type: expected string, got number"},
             std::pair{R"({"type":"a","data":{}})", "object: missing"},
             std::pair{R"({"type":"a","object":"user","data":{}})", "object: expected 'event', got 'user'"},
             std::pair{R"({"type":"a","object":"event"})", "data: missing"},
             std::pair{R"({"type":"a","object":"event","data":{},"timestamp":"now"})",
                 "timestamp: expected integer, got string"},
             std::pair{R"({"type":"a","object":"event","data":{},"event_attributes":{"http_request":{"client_ip":1}}})",
                 "event_attributes.http_request.client_ip: expected string, got number"},
         })
        BOOST_TEST(problem_of(json::parse(text)) == problem);
}

BOOST_AUTO_TEST_SUITE_END()
