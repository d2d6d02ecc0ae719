// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_BENCHMARKS_MEASURED_USER_REPLY_HPP
#define CLERK_BENCHMARKS_MEASURED_USER_REPLY_HPP

#include <string_view>

namespace clerk_benchmarks
{
/// A user as Clerk replies it, without white space, 3571 bytes: two email addresses, a phone number, an account at Google, a
/// little metadata.
// clang-format off
inline constexpr std::string_view user_reply =
    R"json({"id":"user_2nQhT8RkLmWvXyZaBcDeFgHiJkL","object":"user","username":"jane.harper","first_name":"Jane","last_name)json"
    R"json(":"Harper","locale":"en-GB","image_url":"https://img.clerk.com/eyJ0eXBlIjoicHJveHkiLCJzcmMiOiJodHRwczovL2ltYWdlc)json"
    R"json(y5jbGVyay5kZXYvb2F1dGhfZ29vZ2xlL2ltZ18ybiJ9","profile_image_url":"https://images.clerk.dev/oauth_google/img_2nQh)json"
    R"json(T8RkLmWvXyZaBcDeFgHiJkM.png","has_image":true,"primary_email_address_id":"idn_2nQhT8RkLmWvXyZaBcDeFgHiJkN","prim)json"
    R"json(ary_phone_number_id":"idn_2nQhT8RkLmWvXyZaBcDeFgHiJkO","primary_web3_wallet_id":null,"password_enabled":true,"tw)json"
    R"json(o_factor_enabled":true,"totp_enabled":true,"backup_code_enabled":false,"mfa_enabled_at":1763000000456,"mfa_disab)json"
    R"json(led_at":null,"password_last_updated_at":1762000000789,"email_addresses":[{"id":"idn_2nQhT8RkLmWvXyZaBcDeFgHiJkN")json"
    R"json(,"object":"email_address","email_address":"jane.harper@example.com","reserved":false,"verification":{"object":"v)json"
    R"json(erification_otp","status":"verified","strategy":"email_code","attempts":1,"expire_at":1764067200123,"verified_at)json"
    R"json(_client":"client_2nQhT8RkLmWvXyZaBcDeFgHiJkP"},"linked_to":[{"type":"oauth_google","id":"idn_2nQhT8RkLmWvXyZaBcD)json"
    R"json(eFgHiJkQ"}],"matches_sso_connection":false,"created_at":1760000000123,"updated_at":1760000001456},{"id":"idn_2nQ)json"
    R"json(hT8RkLmWvXyZaBcDeFgHiJkR","object":"email_address","email_address":"jane@harper.example","reserved":false,"verif)json"
    R"json(ication":{"object":"verification_otp","status":"verified","strategy":"email_link","attempts":1,"expire_at":17640)json"
    R"json(67200123},"linked_to":[],"matches_sso_connection":false,"created_at":1760500000123,"updated_at":1760500001456}],)json"
    R"json("phone_numbers":[{"id":"idn_2nQhT8RkLmWvXyZaBcDeFgHiJkO","object":"phone_number","phone_number":"+442079460123",)json"
    R"json("reserved_for_second_factor":true,"default_second_factor":true,"reserved":false,"verification":{"object":"verifi)json"
    R"json(cation_otp","status":"verified","strategy":"phone_code","attempts":1,"expire_at":1764067200123,"channel":"sms"},)json"
    R"json("linked_to":[],"backup_codes":null,"created_at":1760000100123,"updated_at":1760000101456}],"web3_wallets":[],"pa)json"
    R"json(sskeys":[],"external_accounts":[{"object":"google_account","id":"idn_2nQhT8RkLmWvXyZaBcDeFgHiJkQ","external_acco)json"
    R"json(unt_id":"eac_2nQhT8RkLmWvXyZaBcDeFgHiJkS","provider":"oauth_google","identification_id":"idn_2nQhT8RkLmWvXyZaBcD)json"
    R"json(eFgHiJkQ","provider_user_id":"104857600000000000042","approved_scopes":"email https://www.googleapis.com/auth/us)json"
    R"json(erinfo.email https://www.googleapis.com/auth/userinfo.profile openid profile","email_address":"jane.harper@examp)json"
    R"json(le.com","first_name":"Jane","last_name":"Harper","avatar_url":"https://lh3.googleusercontent.com/a/ACg8ocExample)json"
    R"json(","image_url":"https://img.clerk.com/eyJ0eXBlIjoicHJveHkifQ","username":null,"phone_number":null,"public_metadat)json"
    R"json(a":{},"label":null,"created_at":1760000000123,"updated_at":1763500000456,"verification":{"object":"verification_)json"
    R"json(oauth","status":"verified","strategy":"oauth_google","attempts":null,"expire_at":1760000600123}}],"saml_accounts)json"
    R"json(":[],"enterprise_accounts":[],"public_metadata":{"plan":"team","seats":12,"features":["exports","audit_log"]},"p)json"
    R"json(rivate_metadata":{"stripe_customer_id":"cus_Example0123456","credit":149.5},"unsafe_metadata":{"theme":"dark","o)json"
    R"json(nboarding":{"step":3,"done":false}},"external_id":"crm-0042","last_sign_in_at":1764000000123,"banned":false,"loc)json"
    R"json(ked":false,"lockout_expires_in_seconds":null,"verification_attempts_remaining":100,"created_at":1760000000123,"u)json"
    R"json(pdated_at":1764000000456,"delete_self_enabled":true,"create_organization_enabled":true,"create_organizations_lim)json"
    R"json(it":5,"last_active_at":1763942400000,"legal_accepted_at":1760000000123,"bypass_client_trust":false})json";
// clang-format on
} // namespace clerk_benchmarks

#endif
