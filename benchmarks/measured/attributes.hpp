// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_BENCHMARKS_MEASURED_ATTRIBUTES_HPP
#define CLERK_BENCHMARKS_MEASURED_ATTRIBUTES_HPP

#include <clerk/clerk.hpp>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <array>
#include <chrono>
#include <string>
#include <string_view>

namespace clerk_benchmarks
{
inline constexpr std::string_view user_id = "user_2nQhT8RkLmWvXyZaBcDeFgHiJkL";
/// One that takes attributes and metadata in one request.
inline constexpr std::string_view version_with_one_request = "2025-11-10";

inline boost::json::object metadata()
{
    boost::json::object made;
    made["plan"] = "team";
    made["seats"] = 12;
    return made;
}

inline std::array<std::string_view, 2> const backup_codes{"a1b2c3d4", "e5f6a7b8"};

/// Every attribute of `updateUser()` that goes together: all 27 but the digest and its hasher, which exclude a password.
inline clerk::update_user_params all_attributes()
{
    using namespace std::chrono_literals;
    std::chrono::sys_time<std::chrono::milliseconds> const moment{1'350'717'320'902ms};
    clerk::update_user_params params;
    params.first_name("Jane").last_name("Harper").username("jane.harper").locale("en-GB").external_id("crm-0042");
    params.password("correct horse battery").skip_password_checks().sign_out_of_other_sessions();
    params.primary_email_address_id("idn_2nQhT8RkLmWvXyZaBcDeFgHiJkN").primary_phone_number_id("idn_2nQhT8RkLmWvXyZaBcDeFgHiJkO");
    params.primary_web3_wallet_id("idn_2nQhT8RkLmWvXyZaBcDeFgHiJkP").profile_image_id("img_2nQhT8RkLmWvXyZaBcDeFgHiJkM");
    params.notify_primary_email_address_changed(true).totp_secret("JBSWY3DPEHPK3PXP").backup_codes(backup_codes);
    params.create_organization_enabled(true).delete_self_enabled(true).create_organizations_limit(5);
    params.created_at(moment).legal_accepted_at(moment).skip_legal_checks(true).bypass_client_trust(false);
    params.public_metadata(metadata()).private_metadata(metadata()).unsafe_metadata(metadata());
    return params;
}

/// The same by hand, with the dates and the metadata made beforehand, as they are in `all_attributes`.
inline std::string serialized_by_hand(boost::json::object const& data)
{
    boost::json::object body;
    body["first_name"] = "Jane";
    body["last_name"] = "Harper";
    body["username"] = "jane.harper";
    body["locale"] = "en-GB";
    body["external_id"] = "crm-0042";
    body["password"] = "correct horse battery";
    body["skip_password_checks"] = true;
    body["sign_out_of_other_sessions"] = true;
    body["primary_email_address_id"] = "idn_2nQhT8RkLmWvXyZaBcDeFgHiJkN";
    body["primary_phone_number_id"] = "idn_2nQhT8RkLmWvXyZaBcDeFgHiJkO";
    body["primary_web3_wallet_id"] = "idn_2nQhT8RkLmWvXyZaBcDeFgHiJkP";
    body["profile_image_id"] = "img_2nQhT8RkLmWvXyZaBcDeFgHiJkM";
    body["notify_primary_email_address_changed"] = true;
    body["totp_secret"] = "JBSWY3DPEHPK3PXP";
    body["backup_codes"] = boost::json::array(backup_codes.begin(), backup_codes.end());
    body["create_organization_enabled"] = true;
    body["delete_self_enabled"] = true;
    body["create_organizations_limit"] = 5;
    body["created_at"] = "2012-10-20T07:15:20.902Z";
    body["legal_accepted_at"] = "2012-10-20T07:15:20.902Z";
    body["skip_legal_checks"] = true;
    body["bypass_client_trust"] = false;
    body["public_metadata"] = data;
    body["private_metadata"] = data;
    body["unsafe_metadata"] = data;
    return boost::json::serialize(body);
}
} // namespace clerk_benchmarks

#endif
