// SPDX-License-Identifier: BSL-1.0
#include <clerk/detail/decode.hpp>

#include "../../support/full_user.hpp"

#include <clerk/model/user.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/test/unit_test.hpp>

#include <functional>
#include <set>

namespace json = boost::json;

namespace
{
/// What is wrong with the text as a user; empty if nothing is.
std::string problem_of(std::string_view text)
{
    clerk::user user;
    std::string problem;
    bool const fine = clerk::detail::decode(text, user, problem);
    BOOST_TEST(fine == problem.empty());
    return problem;
}

std::string problem_of(json::value const& value)
{
    return problem_of(std::string_view{json::serialize(value)});
}

/// Calls `visit(path, value)` for everything in the tree but the root and what lies within metadata. What
/// `visit` does to a value is undone afterwards.
using visitor = std::function<void(std::string const& path, json::value& value)>;

void visit_all(json::value& value, std::string const& path, visitor const& visit)
{
    if (!path.empty())
    {
        json::value const kept = value;
        visit(path, value);
        value = kept;
    }
    if (path.ends_with("metadata") || path.ends_with(".meta"))
        return;
    if (json::array* const elements = value.if_array())
        for (std::size_t i = 0; i < elements->size(); ++i)
            visit_all((*elements)[i], path + "[" + std::to_string(i) + "]", visit);
    if (json::object* const object = value.if_object())
        for (json::key_value_pair& pair : *object)
            visit_all(pair.value(), path + (path.empty() ? "" : ".") + std::string{pair.key()}, visit);
}

/// A value of another kind, and the words for it.
std::pair<json::value, std::string_view> wrong_value_for(json::value const& right)
{
    switch (right.kind())
    {
    case json::kind::string:
        return {7, "expected string, got number"};
    case json::kind::bool_:
        return {"yes", "expected boolean, got string"};
    case json::kind::array:
        return {json::object{}, "expected array, got object"};
    case json::kind::object:
        return {json::array{}, "expected object, got array"};
    default:
        return {true, "expected integer, got boolean"};
    }
}

} // namespace

BOOST_AUTO_TEST_SUITE(model_decode)

BOOST_AUTO_TEST_CASE(problems)
{
    struct
    {
        std::string_view text;
        std::string_view problem;
    } const table[] = {
        {R"([])", "expected object, got array"},
        {R"("user")", "expected object, got string"},
        {R"(null)", "expected object, got null"},
        {R"(17)", "expected object, got number"},
        {R"(true)", "expected object, got boolean"},
        {R"({})", "id: missing"},
        {R"({"id": null, "object": "user"})", "id: missing"},
        {R"({"id": "", "object": "user"})", "id: empty"},
        {R"({"id": 5, "object": "user"})", "id: expected string, got number"},
        {R"({"id": "user_1"})", "object: missing"},
        {R"({"id": "user_1", "object": null})", "object: missing"},
        {R"({"id": "user_1", "object": {}})", "object: expected string, got object"},
        {R"({"id": "org_1", "object": "organization"})", R"(object: expected 'user', got 'organization')"},
        {R"({"id": "org_1", "object": ""})", R"(object: expected 'user', got '')"},
        {"{\"id\": \"org_1\", \"object\": \"a\\\"\\n\"}", R"(object: expected 'user', got 'a\"\n')"},
        {R"({"id": "user_1", "object": "user", "first_name": []})", "first_name: expected string, got array"},
        {R"({"id": "user_1", "object": "user", "email_addresses": [{}, {"verification": {"status": 1}}]})",
         "email_addresses[1].verification.status: expected string, got number"},
        {R"({"id": "user_1", "object": "user", "email_addresses": [{}, []]})",
         "email_addresses[1]: expected object, got array"},
        {R"({"id": "user_1", "object": "user", "email_addresses": [null]})",
         "email_addresses[0]: expected object, got null"},
        {R"({"id": "user_1", "object": "user", "phone_numbers": [{"backup_codes": ["a", "b", 3]}]})",
         "phone_numbers[0].backup_codes[2]: expected string, got number"},
        {R"({"id": "user_1", "object": "user", "public_metadata": "none"})",
         "public_metadata: expected object, got string"},
        {R"({"id": "user_1", "object": "user", "created_at": "2012-10-20"})",
         "created_at: expected integer, got string"},
        {R"({"id": "user_1", "object": "user", "created_at": 1.5})",
         "created_at: expected integer, got number"},
        {R"({"id": "user_1", "object": "user", "created_at": 9223372036854775808})",
         "created_at: expected 64-bit integer, got number out of range"},
        {R"({"id": "user_1", "object": "user", "created_at": 1e300})",
         "created_at: expected 64-bit integer, got number out of range"},
        {R"({"id": "user_1", "object": "user", "created_at": -9223372036854775809})", ""}, // rounds to -2^63
        {R"({"id": "user_1", "object": "user", "lockout_expires_in_seconds": false})",
         "lockout_expires_in_seconds: expected integer, got boolean"},
        {R"({"id": "user_1", "object": "user", "banned": 1})", "banned: expected boolean, got number"},
        {R"({"id": "user_1", "object": "user", "scim": {"directory_id": true}})",
         "scim.directory_id: expected string, got boolean"},
        {R"({"id": "user_1")", "unexpected end at byte 15"},
    };
    for (auto const& [text, problem] : table)
        BOOST_TEST_CONTEXT(text)
    BOOST_TEST(problem_of(text) == problem);
}

BOOST_AUTO_TEST_CASE(a_long_object_is_not_repeated)
{
    std::string const text = R"({"id": "user_1", "object": ")" + std::string(10000, 'x') + R"("})";
    BOOST_TEST(problem_of(std::string_view{text}) == R"(object: expected 'user', got another string)");
}

BOOST_AUTO_TEST_CASE(every_member_of_the_wrong_kind)
{
    json::value user = json::parse(std::string{clerk_tests::full_user});
    std::set<std::string> paths;
    visit_all(
        user, "",
        [&](std::string const& path, json::value& value)
        {
            if (value.is_null())
                return;
            auto const [wrong, words] = wrong_value_for(value);
            value = wrong;
            BOOST_TEST(problem_of(user) == path + ": " + std::string{words});
            paths.insert(path);
        });
    BOOST_TEST(paths.size() > 250u);
    BOOST_TEST(paths.count("organization_memberships[0].organization.role_set_key") == 1u);
}

BOOST_AUTO_TEST_CASE(every_member_null)
{
    json::value user = json::parse(std::string{clerk_tests::full_user});
    visit_all(
        user, "",
        [&](std::string const& path, json::value& value)
        {
            if (path.ends_with(']'))
                return; // an element is not a member
            value = nullptr;
            std::string const expected = path == "id" || path == "object" ? path + ": missing" : "";
            BOOST_TEST(problem_of(user) == expected);
        });
}

BOOST_AUTO_TEST_CASE(every_member_missing)
{
    json::value user = json::parse(std::string{clerk_tests::full_user});
    std::size_t removed = 0;
    auto const remove_each = [&](json::value& value)
    {
        if (!value.is_object())
            return;
        for (json::key_value_pair const& pair : json::object{value.get_object()})
        {
            value.get_object().erase(pair.key());
            bool const identifies = &value == &user && (pair.key() == "id" || pair.key() == "object");
            BOOST_TEST(problem_of(user) == (identifies ? std::string{pair.key()} + ": missing" : ""));
            value.get_object()[pair.key()] = pair.value();
            ++removed;
        }
    };
    remove_each(user);
    visit_all(user, "", [&](std::string const&, json::value& value) { remove_each(value); });
    BOOST_TEST(removed > 250u);
}

BOOST_AUTO_TEST_CASE(null_gives_defaults)
{
    clerk::user user;
    std::string problem;
    std::string_view const text =
        R"({"id": "user_1", "object": "user", "banned": null, "email_addresses": null,
        "private_metadata": null, "created_at": null, "first_name": null, "lockout_expires_in_seconds": null,
        "saml_accounts": [{"email_address": null, "active": null}]})";
    BOOST_TEST_REQUIRE(clerk::detail::decode(text, user, problem), problem);
    BOOST_TEST(!user.banned);
    BOOST_TEST(user.email_addresses.empty());
    BOOST_TEST(user.private_metadata.empty());
    BOOST_TEST(user.created_at.time_since_epoch().count() == 0);
    BOOST_TEST(!user.first_name.has_value());
    BOOST_TEST(!user.lockout_expires_in_seconds.has_value());
    BOOST_TEST(user.saml_accounts.at(0).email_address.empty());
    // The schema does not require it: kept, so that it is written as null again.
    BOOST_TEST(json::serialize(user.unknown_members) == R"({"private_metadata":null})");
}

BOOST_AUTO_TEST_CASE(timestamps)
{
    struct
    {
        std::string_view text;
        std::int64_t count;
    } const table[] = {
        {"0", 0},
        {"-1", -1},
        {"-2208988800001", -2208988800001}, // before 1900
        {"1700000000123", 1700000000123},
        {"1.7e12", 1700000000000},
        {"1700000000123.0", 1700000000123},
        {"9223372036854775807", std::numeric_limits<std::int64_t>::max()},
        {"-9223372036854775808", std::numeric_limits<std::int64_t>::min()},
    };
    for (auto const& [text, count] : table)
    {
        BOOST_TEST_CONTEXT(text)
        {
            clerk::user user;
            std::string problem;
            std::string const document = R"({"id": "user_1", "object": "user", "created_at": )" +
                                         std::string{text} + R"(, "legal_accepted_at": )" +
                                         std::string{text} + "}";
            BOOST_TEST_REQUIRE(clerk::detail::decode(document, user, problem), problem);
            BOOST_TEST(user.created_at.time_since_epoch().count() == count);
            BOOST_TEST((user.legal_accepted_at == user.created_at));
        }
    }
}

BOOST_AUTO_TEST_CASE(failure_leaves_the_result_alone)
{
    clerk::user user;
    user.id = "user_before";
    std::string problem;
    BOOST_TEST(!clerk::detail::decode(R"({"id": "user_1", "object": "user", "banned": 1})", user, problem));
    BOOST_TEST(user.id == "user_before");
}

BOOST_AUTO_TEST_CASE(success_leaves_nothing_of_before)
{
    clerk::user user;
    user.first_name = "Before";
    user.unknown_members["before"] = true;
    user.passkeys.resize(2);
    std::string problem;
    BOOST_TEST_REQUIRE(
        clerk::detail::decode(R"({"id": "user_1", "object": "user"})", user, problem), problem);
    BOOST_TEST(!user.first_name.has_value());
    BOOST_TEST(user.unknown_members.empty());
    BOOST_TEST(user.passkeys.empty());
}

BOOST_AUTO_TEST_CASE(problem_in_a_vector)
{
    std::vector<clerk::user> users;
    std::string problem;
    BOOST_TEST(!clerk::detail::decode(R"([{"id": "user_1", "object": "user"}, {}])", users, problem));
    BOOST_TEST(problem == "[1].id: missing");
    BOOST_TEST(!clerk::detail::decode("{}", users, problem));
    BOOST_TEST(problem == "expected array, got object");
}

BOOST_AUTO_TEST_SUITE_END()
