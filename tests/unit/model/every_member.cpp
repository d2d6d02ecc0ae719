// SPDX-License-Identifier: BSL-1.0
// Changes one member of a full user after the other, at every level: what null, absence and a wrong kind do, and that
// no member is forgotten by the comparison or on the way back.
#include "access.hpp"

#include <clerk/detail/parse_json.hpp>

#include <boost/json/serialize.hpp>
#include <boost/json/value_from.hpp>
#include <boost/test/unit_test.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace json = boost::json;

namespace
{
/// Called with each member in turn, which it may change; afterwards the member is put back.
using visitor = std::function<void(std::string const& path, json::object& parent, std::string const& name)>;

/// What is in metadata, and in an error's `meta`, is the application's own.
bool is_opaque(std::string_view name)
{
    return name == "meta" || name.ends_with("metadata");
}

std::size_t visit_members(json::value& value, std::string const& path, visitor const& visit)
{
    std::size_t visited = 0;
    if (json::array* const elements = value.if_array())
        for (std::size_t i = 0; i < elements->size(); ++i)
            visited += visit_members((*elements)[i], path + '[' + std::to_string(i) + ']', visit);
    json::object* const object = value.if_object();
    if (!object)
        return visited;
    std::vector<std::string> names;
    for (json::key_value_pair const& member : *object)
        names.emplace_back(member.key());
    for (std::string const& name : names)
    {
        std::string const member_path = path.empty() ? name : path + '.' + name;
        json::value const before = object->at(name);
        visit(member_path, *object, name);
        (*object)[name] = before;
        if (!is_opaque(name))
            visited += visit_members((*object)[name], member_path, visit);
        ++visited;
    }
    return visited;
}

struct fixture
{
    json::value wire;
    clerk::user original = clerk_tests::decode_full_user();

    fixture()
    {
        std::string problem;
        BOOST_TEST_REQUIRE(clerk::detail::parse_json(clerk_tests::full_user, wire, problem), problem);
    }

    /// Calls `visit` for every member but the two that say what the whole is.
    void for_each_member(visitor const& visit)
    {
        auto const visited = visit_members(wire, {},
            [&](std::string const& path, json::object& parent, std::string const& name)
            {
                if (path != "id" && path != "object")
                    visit(path, parent, name);
            });
        BOOST_TEST(visited > 300u);
    }

    clerk::user decoded(std::string const& path) const
    {
        clerk::user user;
        std::string problem;
        BOOST_TEST(clerk::detail::decode_value(wire, user, problem), path << " fails the call: " << problem);
        return user;
    }
};

/// Another value of the same kind.
json::value changed(json::value const& value)
{
    switch (value.kind())
    {
    case json::kind::string: return json::value(std::string{value.get_string()} + "x");
    case json::kind::bool_: return json::value(!value.get_bool());
    case json::kind::int64: return json::value(value.get_int64() + 1);
    case json::kind::array: return json::value(json::array{});
    default: return json::value(json::object{{"changed", true}});
    }
}
} // namespace

BOOST_FIXTURE_TEST_SUITE(model_every_member, fixture)

BOOST_AUTO_TEST_CASE(null_never_fails_a_call_and_means_the_same_on_the_way_back)
{
    for_each_member(
        [&](std::string const& path, json::object& parent, std::string const& name)
        {
            parent[name] = nullptr;
            auto const user = decoded(path);
            clerk::user again;
            std::string problem;
            BOOST_TEST(clerk::detail::decode_value(json::value_from(user), again, problem), path << ": " << problem);
            BOOST_TEST(json::serialize(json::value_from(again)) == json::serialize(json::value_from(user)), path);
        });
}

BOOST_AUTO_TEST_CASE(absence_never_fails_a_call)
{
    for_each_member(
        [&](std::string const& path, json::object& parent, std::string const& name)
        {
            parent.erase(name);
            auto const user = decoded(path);
            BOOST_TEST(user.id == original.id, path);
        });
}

BOOST_AUTO_TEST_CASE(a_wrong_kind_is_named_with_its_path)
{
    for_each_member(
        [&](std::string const& path, json::object& parent, std::string const& name)
        {
            if (parent.at(name).is_null())
                return; // of no kind that could be wrong
            parent[name] = parent.at(name).is_string() ? json::value(7) : json::value("text");
            clerk::user user;
            std::string problem;
            BOOST_TEST(!clerk::detail::decode_value(wire, user, problem), path << " is taken for what it is not");
            BOOST_TEST(problem.starts_with(path + ": expected "), path << ": " << problem);
        });
}

BOOST_AUTO_TEST_CASE(users_that_differ_in_one_member_are_not_equal)
{
    for_each_member(
        [&](std::string const& path, json::object& parent, std::string const& name)
        {
            auto const& before = parent.at(name);
            if (before.is_null() || (before.is_array() && before.get_array().empty()))
                return; // nothing to take away
            parent[name] = changed(before);
            auto const user = decoded(path);
            BOOST_TEST(!(user == original), path << " makes no difference");
        });
    BOOST_TEST((decoded("all as it was") == original));
}

BOOST_AUTO_TEST_SUITE_END()
