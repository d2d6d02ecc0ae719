// SPDX-License-Identifier: BSL-1.0
// Which key serves, when the set is fetched, and who waits: without a clock, a thread or a network.
#include <clerk/auth/key_set_machine.hpp>
#include <support/signing_key.hpp>

#include <boost/json/array.hpp>
#include <boost/test/unit_test.hpp>

#include <string>

using clerk::auth_reason;
using clerk::detail::key_list;
using clerk::detail::key_set_machine;
using clerk_tests::signing_key;
using namespace std::chrono_literals;
namespace json = boost::json;

namespace
{
std::shared_ptr<clerk::detail::verification_key const> key(
    std::string_view kid, signing_key const& from = signing_key::ours())
{
    std::string problem;
    auto made = clerk::detail::verification_key::from_jwk(from.jwk(kid), problem);
    BOOST_TEST_REQUIRE(made, problem);
    return made;
}

struct fixture
{
    /// `serve`, `serve+fetch`, `wait`, `wait+fetch`, or the reason of a refusal.
    std::string ask(std::string_view kid)
    {
        auto const action = machine.resume(key_set_machine::asked_for{kid, now});
        last = action.key;
        std::string what = action.key ? "serve" : action.wait ? "wait" : std::string{to_string(action.refuse)};
        BOOST_TEST((action.refuse == auth_reason::none || (!action.key && !action.wait)));
        return what + (action.fetch ? "+fetch" : "");
    }
    void fetched(key_list keys)
    {
        machine.resume(key_set_machine::fetched{std::move(keys), now});
    }
    void failed()
    {
        machine.resume(key_set_machine::fetch_failed{now});
    }
    void begin_with(key_list keys)
    {
        BOOST_TEST(ask("ins_1") == "wait+fetch");
        fetched(std::move(keys));
    }

    key_set_machine machine{clerk::key_set_options{}};
    key_set_machine::time_point now{1000s};
    std::shared_ptr<clerk::detail::verification_key const> last;
};
} // namespace

BOOST_FIXTURE_TEST_SUITE(auth_key_set_machine, fixture)

BOOST_AUTO_TEST_CASE(one_fetch_however_many_wait)
{
    BOOST_TEST(ask("ins_1") == "wait+fetch");
    for (int i = 0; i < 100; ++i)
        BOOST_TEST(ask("ins_" + std::to_string(i % 3)) == "wait");
    fetched({key("ins_1")});
    BOOST_TEST(ask("ins_1") == "serve");
    BOOST_TEST(last->kid() == "ins_1");
}

BOOST_AUTO_TEST_CASE(an_unknown_key_makes_for_one_fetch_in_a_while)
{
    begin_with({key("ins_1")});
    BOOST_TEST(ask("ins_2") == "jwk-kid-mismatch");
    now += 9999ms;
    BOOST_TEST(ask("ins_2") == "jwk-kid-mismatch");
    now += 1ms;
    BOOST_TEST(ask("ins_2") == "wait+fetch");
    BOOST_TEST(ask("ins_3") == "wait");
    BOOST_TEST(ask("ins_1") == "serve"); // no stranger's token holds up the others
    fetched({key("ins_1")});
    BOOST_TEST(ask("ins_2") == "jwk-kid-mismatch");
    BOOST_TEST(ask("ins_3") == "jwk-kid-mismatch");
}

BOOST_AUTO_TEST_CASE(a_token_without_a_key_id_asks_for_nothing)
{
    BOOST_TEST(ask("") == "jwk-kid-mismatch");
    begin_with({key("ins_1")});
    now += 1min;
    BOOST_TEST(ask("") == "jwk-kid-mismatch");
}

BOOST_AUTO_TEST_CASE(a_new_key_is_found_and_the_old_one_goes)
{
    auto const old = key("ins_1");
    begin_with({old});
    now += 10s;
    BOOST_TEST(ask("ins_2") == "wait+fetch");
    fetched({key("ins_1"), key("ins_2", signing_key::foreign())});
    BOOST_TEST(ask("ins_1") == "serve");
    BOOST_TEST(last == old); // the same object: what it verified stays remembered
    BOOST_TEST(!old->retired());
    BOOST_TEST(ask("ins_2") == "serve");
    now += 4min;
    BOOST_TEST(ask("ins_2") == "serve+fetch");
    fetched({key("ins_2", signing_key::foreign())});
    BOOST_TEST(old->retired());
    BOOST_TEST(ask("ins_1") == "jwk-kid-mismatch");
}

BOOST_AUTO_TEST_CASE(another_key_of_the_same_id_replaces_it)
{
    auto const old = key("ins_1");
    begin_with({old});
    now += 4min;
    BOOST_TEST(ask("ins_1") == "serve+fetch");
    fetched({key("ins_1", signing_key::foreign())});
    BOOST_TEST(old->retired());
    BOOST_TEST(ask("ins_1") == "serve");
    BOOST_TEST(last != old);
}

BOOST_AUTO_TEST_CASE(an_aging_set_is_refreshed_in_the_background)
{
    begin_with({key("ins_1")});
    now += 4min - 1ms;
    BOOST_TEST(ask("ins_1") == "serve");
    now += 1ms;
    BOOST_TEST(ask("ins_1") == "serve+fetch");
    BOOST_TEST(ask("ins_1") == "serve");
    fetched({key("ins_1")});
    BOOST_TEST(ask("ins_1") == "serve");
    now += 4min;
    BOOST_TEST(ask("ins_1") == "serve+fetch");
}

BOOST_AUTO_TEST_CASE(an_old_set_is_waited_for)
{
    begin_with({key("ins_1")});
    now += 5min;
    BOOST_TEST(ask("ins_1") == "wait+fetch");
    BOOST_TEST(ask("ins_1") == "wait");
    fetched({key("ins_1")});
    BOOST_TEST(ask("ins_1") == "serve");
}

BOOST_AUTO_TEST_CASE(strangers_are_held_off_for_longer_than_a_set_lives)
{
    clerk::key_set_options options;
    options.miss_interval = 1h;
    machine = key_set_machine{options};
    begin_with({key("ins_1")});
    now += 5min;
    BOOST_TEST(ask("ins_2") == "jwk-kid-mismatch");
    BOOST_TEST(ask("ins_1") == "wait+fetch");
}

BOOST_AUTO_TEST_CASE(an_outage_up_to_a_hard_limit)
{
    auto const only = key("ins_1");
    begin_with({only});
    now += 5min;
    BOOST_TEST(ask("ins_1") == "wait+fetch");
    failed();
    BOOST_TEST(ask("ins_1") == "serve"); // the ones who waited
    BOOST_TEST(ask("ins_2") == "jwk-remote-failed-to-load");
    now += 2s;
    BOOST_TEST(ask("ins_1") == "serve+fetch"); // from now on nobody waits for a set that serves
    BOOST_TEST(ask("ins_2") == "wait");
    failed();
    now += 55min - 3s;
    BOOST_TEST(ask("ins_1") == "serve+fetch");
    failed();
    now += 1s;
    BOOST_TEST(!only->retired());
    BOOST_TEST(ask("ins_1") == "jwk-remote-failed-to-load");
    BOOST_TEST(only->retired());
    now += 1s;
    BOOST_TEST(ask("ins_1") == "wait+fetch");
    fetched({key("ins_1")});
    BOOST_TEST(ask("ins_1") == "serve");
}

BOOST_AUTO_TEST_CASE(a_first_fetch_that_fails)
{
    BOOST_TEST(ask("ins_1") == "wait+fetch");
    failed();
    BOOST_TEST(ask("ins_1") == "jwk-remote-failed-to-load");
    now += 2s;
    BOOST_TEST(ask("ins_1") == "wait+fetch");
    fetched({key("ins_1")});
    BOOST_TEST(ask("ins_1") == "serve");
}

BOOST_AUTO_TEST_CASE(sets_of_keys)
{
    auto const read = [](json::value const& set)
    {
        std::string problem;
        auto const keys = clerk::detail::read_key_set(set, problem);
        BOOST_TEST(keys.empty() == !problem.empty());
        std::string names;
        for (auto const& one : keys)
            names += one->kid() + ' ';
        return names;
    };
    auto const set = [](json::array keys)
    {
        json::object made;
        made["keys"] = std::move(keys);
        return made;
    };
    auto const one = signing_key::ours().jwk("a");
    auto const two = signing_key::foreign().jwk("b");
    auto elliptic = one;
    elliptic["kty"] = "EC";
    auto nameless = one;
    nameless.erase("kid");
    BOOST_TEST(read(set({one, two})) == "a b ");
    BOOST_TEST(read(set({elliptic, two})) == "b ");
    BOOST_TEST(read(set({one, one})) == "a ");
    BOOST_TEST(read(set({nameless})) == "");
    BOOST_TEST(read(set({1, nullptr, "x", one})) == "a ");
    BOOST_TEST(read(set({})) == "");
    BOOST_TEST(read(set({elliptic})) == "");
    BOOST_TEST(read(set(json::array(65, one))) == "");
    BOOST_TEST(read(json::object{}) == "");
    BOOST_TEST(read(json::array(1, one)) == "");
    BOOST_TEST(read(nullptr) == "");
    BOOST_TEST(read({{"keys", 1}}) == "");
}

BOOST_AUTO_TEST_SUITE_END()
