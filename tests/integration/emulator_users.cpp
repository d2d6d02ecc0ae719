// SPDX-License-Identifier: BSL-1.0
// The users that a test puts into the emulator.
#include <support/emulator_by_hand.hpp>
#include <support/full_user.hpp>

#include <clerk/model/user.hpp>

#include <boost/json/value_from.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>

namespace json = boost::json;
using clerk_tests::emulator_by_hand;
using namespace std::chrono_literals;

namespace
{
/// The prefix, then 27 letters and digits.
bool is_id(std::string_view id, std::string_view prefix)
{
    constexpr std::string_view base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    return id.starts_with(prefix) && id.size() == prefix.size() + 27
        && id.substr(prefix.size()).find_first_not_of(base62) == std::string_view::npos;
}
} // namespace

BOOST_FIXTURE_TEST_SUITE(emulator_users, emulator_by_hand)

BOOST_AUTO_TEST_CASE(users_are_added_in_whatever_way_is_at_hand)
{
    auto const before = emulator.user_count();
    BOOST_TEST(is_id(emulator.add_user().id, "user_"));
    BOOST_TEST(is_id(emulator.add_user({}).id, "user_"));

    auto const json = emulator.add_user({{"id", "user_1"}, {"first_name", "John"}});
    BOOST_TEST(json.id == "user_1");
    BOOST_TEST(json.first_name.value() == "John");

    clerk::user typed;
    typed.first_name = "Typed";
    clerk::user const& constant = typed;
    BOOST_TEST(emulator.add_user(constant).first_name.value() == "Typed");
    auto const copied = emulator.add_user(typed).id;
    BOOST_TEST(emulator.add_user(std::move(typed)).id != copied);
    BOOST_TEST(emulator.user_count() == before + 6);
}

BOOST_AUTO_TEST_CASE(what_is_missing_is_filled_in)
{
    auto const before = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    auto const user = emulator.add_user(clerk::user{});
    BOOST_TEST(is_id(user.id, "user_"));
    BOOST_TEST(user.object == "user");
    BOOST_TEST((user.created_at >= before && user.updated_at == user.created_at));
    BOOST_TEST(!user.username.has_value());
    BOOST_TEST(!user.password_enabled);
    BOOST_TEST(user.image_url.has_value());
    BOOST_TEST((emulator.user(user.id) == user));

    std::set<std::string> ids;
    for (int i = 0; i < 100; ++i)
        ids.insert(emulator.add_user(clerk::user{}).id);
    BOOST_TEST(ids.size() == 100U);
    BOOST_TEST(emulator.user_count() == 102U);
}

BOOST_AUTO_TEST_CASE(what_is_given_is_kept)
{
    clerk::user john;
    john.id = "user_john";
    john.first_name = "John";
    john.banned = true;
    john.created_at = clerk::timestamp{12345ms};
    john.public_metadata["role"] = "assassin";
    john.unknown_members["from_the_future"] = 1;
    john.email_addresses.resize(2);
    john.email_addresses[0].email_address = "a@example.com";
    john.email_addresses[1].email_address = "b@example.com";
    john.email_addresses[1].id = "idn_b";
    john.phone_numbers.resize(1);
    john.phone_numbers[0].phone_number = "+12015550123";
    auto const added = emulator.add_user(john);
    BOOST_TEST(added.id == "user_john");
    BOOST_TEST(added.first_name.value() == "John");
    BOOST_TEST(added.banned);
    BOOST_TEST((added.created_at == john.created_at));
    BOOST_TEST((added.public_metadata == john.public_metadata));
    BOOST_TEST(added.unknown_members.at("from_the_future").as_int64() == 1);
    BOOST_TEST_REQUIRE(added.email_addresses.size() == 2U);
    BOOST_TEST(is_id(added.email_addresses[0].id, "idn_"));
    BOOST_TEST(added.email_addresses[0].object == "email_address");
    BOOST_TEST((added.email_addresses[0].created_at > clerk::timestamp{}));
    BOOST_TEST(added.email_addresses[1].id == "idn_b");
    BOOST_TEST(added.primary_email_address_id.value() == added.email_addresses[0].id);
    BOOST_TEST(added.primary_phone_number_id.value() == added.phone_numbers[0].id);
    BOOST_TEST(!added.primary_web3_wallet_id.has_value());
}

BOOST_AUTO_TEST_CASE(a_full_user_comes_back_as_it_was_given)
{
    auto const full = json::parse(clerk_tests::full_user).as_object();
    auto const added = emulator.add_user(full);
    auto const shown = request("GET", "/v1/users/" + added.id).json().as_object();
    for (auto const& member : full)
        BOOST_TEST_CONTEXT(member.key())
        {
            BOOST_TEST((shown.at(member.key()) == member.value()));
        }
}

BOOST_AUTO_TEST_CASE(json_that_is_no_user)
{
    auto const add = [this](std::string_view text) { emulator.add_user(json::parse(text).as_object()); };
    BOOST_CHECK_EXCEPTION(add(R"({"email_addresses":[{"email_address":7}]})"), std::invalid_argument,
        [](std::invalid_argument const& problem)
        { return std::string{problem.what()} == "not a user: email_addresses[0].email_address: expected string, got number"; });
    BOOST_CHECK_THROW(add(R"({"id":""})"), std::invalid_argument);
    BOOST_CHECK_THROW(add(R"({"object":"organization"})"), std::invalid_argument);
    BOOST_CHECK_THROW(add(R"({"email_addresses":7})"), std::invalid_argument);
    BOOST_CHECK_THROW(add(R"({"email_addresses":[7]})"), std::invalid_argument);
    BOOST_TEST(emulator.user_count() == 1U);
}

BOOST_AUTO_TEST_CASE(no_two_users_share_what_is_unique)
{
    auto const add = [this](std::string_view text) { emulator.add_user(json::parse(text).as_object()); };
    add(R"({"id":"user_1","username":"one","external_id":"ext-1"})");
    for (std::string_view const same : {R"({"id":"user_1"})", R"({"username":"one"})", R"({"external_id":"ext-1"})"})
        BOOST_CHECK_THROW(add(same), std::invalid_argument);
    BOOST_TEST(emulator.user_count() == 2U);
    BOOST_TEST(emulator.user("user_1")->username.value() == "one");
    BOOST_TEST(!emulator.user("user_2").has_value());
    BOOST_TEST(!emulator.user("").has_value());
}

BOOST_AUTO_TEST_SUITE_END()
