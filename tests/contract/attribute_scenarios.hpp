// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_CONTRACT_ATTRIBUTE_SCENARIOS_HPP
#define CLERK_TESTS_CONTRACT_ATTRIBUTE_SCENARIOS_HPP

// Every attribute of update_user, alone, together and cleared, as the published description of the API
// demands.

#include "build_params.hpp"
#include "scenario.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace contract
{
struct attribute_names
{
    std::string_view documented;
    std::string_view wire;
    bool nullable = false; ///< By the published schema, and not refused by the type system.
};

inline std::vector<attribute_names> const& attributes()
{
    static std::vector<attribute_names> const table{
        {"firstName", "first_name", true},
        {"lastName", "last_name", true},
        {"username", "username", true},
        {"locale", "locale", true},
        {"externalId", "external_id", true},
        {"password", "password"},
        {"skipPasswordChecks", "skip_password_checks"},
        {"signOutOfOtherSessions", "sign_out_of_other_sessions"},
        {"passwordDigest", "password_digest"},
        {"passwordHasher", "password_hasher"},
        {"primaryEmailAddressID", "primary_email_address_id", true},
        {"primaryPhoneNumberID", "primary_phone_number_id", true},
        {"primaryWeb3WalletID", "primary_web3_wallet_id", true},
        {"profileImageID", "profile_image_id", true},
        {"notifyPrimaryEmailAddressChanged", "notify_primary_email_address_changed", true},
        {"totpSecret", "totp_secret", true},
        {"backupCodes", "backup_codes"},
        {"createOrganizationEnabled", "create_organization_enabled", true},
        {"deleteSelfEnabled", "delete_self_enabled", true},
        {"createOrganizationsLimit", "create_organizations_limit", true},
        {"createdAt", "created_at", true},
        {"legalAcceptedAt", "legal_accepted_at", true},
        {"skipLegalChecks", "skip_legal_checks", true},
        {"bypassClientTrust", "bypass_client_trust", true},
        {"publicMetadata", "public_metadata", true},
        {"privateMetadata", "private_metadata", true},
        {"unsafeMetadata", "unsafe_metadata", true},
    };
    return table;
}

inline bool is_metadata(std::string_view documented)
{
    return documented.ends_with("Metadata");
}

inline std::string_view wire_name(std::string_view documented)
{
    for (auto const& attribute : attributes())
        if (attribute.documented == documented)
            return attribute.wire;
    throw std::runtime_error{"no such attribute: " + std::string{documented}};
}

/// A value for each attribute that the type system lets stand beside the others: all but the digest and its
/// hasher.
inline json::object everything_with_a_password(json::object const& user)
{
    auto values = parse(R"({"firstName": "Jardani", "lastName": "Jovonovich", "username": "baba_yaga",
        "locale": "be-BY", "externalId": "ext-new", "password": "correct horse", "skipPasswordChecks": true,
        "signOutOfOtherSessions": true, "profileImageID": "img_2NNEq", "notifyPrimaryEmailAddressChanged": true,
        "totpSecret": "JBSWY3DPEHPK3PXP", "backupCodes": ["aaaa-bbbb", "cccc-dddd"],
        "createOrganizationEnabled": false, "deleteSelfEnabled": false, "createOrganizationsLimit": 7,
        "createdAt": "1969-07-20T20:17:40.123Z", "legalAcceptedAt": "2999-12-31T23:59:59.999Z",
        "skipLegalChecks": true, "bypassClientTrust": true,
        "publicMetadata": {"camelCase": {"inner_key": [1, 2.5, null, true, "x"]}, "": 0},
        "privateMetadata": {"large": 9007199254740991}, "unsafeMetadata": {}})")
                      .as_object();
    for (auto const* name : {"primaryEmailAddressID", "primaryPhoneNumberID", "primaryWeb3WalletID"})
        values[name] = user.at(wire_name(name)); // the server knows only those that the user has
    return values;
}

inline json::object a_digest()
{
    return parse(R"({"passwordDigest": "$2a$10$abcdefghijklmnopqrstuv", "passwordHasher": "bcrypt"})")
        .as_object();
}

/// Updates with these arguments; the server must see just them, and the user that comes back must be the
/// server's.
inline void update_with(scene const& at, json::object const& arguments)
{
    json::object attributes_body;
    json::object metadata_body;
    for (auto const& [name, value] : arguments)
        (is_metadata(name) && at.server.metadata_apart() ? metadata_body : attributes_body)[wire_name(name)] =
            value;

    session client{at.server};
    auto const outcome = client.update(wick, build_params(arguments).value());
    auto const requests = at.control.requests();
    at.expect_success(outcome);

    std::vector<std::string> expected;
    json::array bodies;
    if (!attributes_body.empty())
    {
        expected.push_back(patch_wick);
        bodies.emplace_back(attributes_body);
    }
    if (!metadata_body.empty())
    {
        expected.push_back(put_wick);
        bodies.emplace_back(metadata_body);
    }
    at.expect_requests(expected);
    json::array seen;
    for (auto const& request : requests)
        seen.push_back(request.at("body"));
    at.found.equal("bodies", json::value(bodies), json::value(seen));
    if (outcome)
        at.found.equal("user and back", std::string{},
            first_loss(at.control.user(wick), boost::json::value_from(*outcome)));
}

inline scenario update_scenario(
    std::string name, std::function<json::object(json::object const& user)> arguments)
{
    return {std::move(name),
        [arguments](scene const& at) { update_with(at, arguments(at.control.user(wick).as_object())); }};
}

inline std::vector<scenario> attributes_alone()
{
    std::vector<scenario> list;
    for (auto const& attribute : attributes())
    {
        auto const name = attribute.documented;
        auto const is = [name](std::string_view other) { return name == other; };
        list.push_back(update_scenario("one/" + std::string{name},
            [name, is](json::object const& user)
            {
                if (is("passwordDigest") || is("passwordHasher"))
                    return a_digest();
                auto const all = everything_with_a_password(user);
                json::object arguments;
                arguments[name] = all.at(name);
                if (is("skipPasswordChecks") || is("signOutOfOtherSessions"))
                    arguments["password"] = all.at("password");
                return arguments;
            }));
    }
    return list;
}

inline std::vector<scenario> attributes_together()
{
    auto const digest_in_place_of_the_password = [](json::object const& user)
    {
        auto all = everything_with_a_password(user);
        for (auto const* name : {"password", "skipPasswordChecks", "signOutOfOtherSessions"})
            all.erase(name);
        for (auto const& [name, value] : a_digest())
            all[name] = value;
        return all;
    };
    return {
        update_scenario("all/with-password", everything_with_a_password),
        update_scenario("all/with-digest", digest_in_place_of_the_password),
        update_scenario("all/metadata-alone",
            [](json::object const& user)
            {
                json::object metadata;
                for (auto const& [name, value] : everything_with_a_password(user))
                    if (is_metadata(name))
                        metadata[name] = value;
                return metadata;
            }),
        {"all/nothing",
            [](scene const& at)
            {
                session client{at.server};
                at.expect_success(client.update(wick, {}));
                at.expect_requests({patch_wick});
            }},
    };
}

/// Version 2026-05-12 describes no null for the metadata, so there it is not sent.
inline std::vector<scenario> attributes_cleared(server_address const& server)
{
    std::vector<scenario> list;
    json::object all;
    for (auto const& attribute : attributes())
    {
        if (!attribute.nullable || (is_metadata(attribute.documented) && server.metadata_apart()))
            continue;
        json::object one;
        one[attribute.documented] = nullptr;
        all[attribute.documented] = nullptr;
        list.push_back(update_scenario(
            "null/" + std::string{attribute.documented}, [one](json::object const&) { return one; }));
    }
    list.push_back(update_scenario("null/all", [all](json::object const&) { return all; }));
    return list;
}

} // namespace contract

#endif
