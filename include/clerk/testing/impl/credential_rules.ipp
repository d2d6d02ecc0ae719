// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_IMPL_CREDENTIAL_RULES_IPP
#define CLERK_TESTING_IMPL_CREDENTIAL_RULES_IPP

#include <clerk/testing/detail/attributes.hpp>
#include <clerk/testing/detail/credential_rules.hpp>
#include <clerk/testing/detail/user_store.hpp>

#include <boost/json/array.hpp>

#include <algorithm>
#include <string>

namespace clerk::testing::detail
{
/// The values of `password_hasher` that the API knows.
inline constexpr std::string_view password_hashers[] = {"argon2i", "argon2id", "awscognito", "bcrypt",
    "bcrypt_peppered", "bcrypt_sha256_django", "hmac_sha256_utf16_b64", "ldap_ssha", "md5", "md5_phpass",
    "md5_salted", "pbkdf2_sha1", "pbkdf2_sha256", "pbkdf2_sha256_django", "pbkdf2_sha512", "pbkdf2_sha512_hex",
    "phpass", "scrypt_firebase", "scrypt_werkzeug", "sha256", "sha256_salted", "sha512_symfony"};

inline refusal conditionally_missing(std::string_view missing, std::string_view present)
{
    return {422, "form_conditional_param_missing", "is missing",
        '`' + std::string{missing} + "` is required when `" + std::string{present} + "` is present.", missing};
}

inline check_result check_password(json::object const& body)
{
    json::value const* const password = given(body, "password");
    for (std::string_view const flag : {"skip_password_checks", "sign_out_of_other_sessions"})
        if (given(body, flag) && !password)
            return refusal{422, "form_param_missing", "is missing",
                "password must be included. " + std::string{flag} + " can only be used when providing a password.",
                "password"};
    if (!password || given_true(body, "skip_password_checks"))
        return std::nullopt;
    // Characters, not bytes: those that begin one in UTF-8.
    auto const characters
        = std::ranges::count_if(password->get_string(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
    if (characters >= 8)
        return std::nullopt;
    return refusal{422, "form_password_length_too_short", "Passwords must be 8 characters or more.",
        "Passwords must be 8 characters or more.", "password"};
}

inline check_result check_digest(json::object const& body)
{
    bool const digest = given(body, "password_digest") != nullptr;
    bool const hasher = given(body, "password_hasher") != nullptr;
    if (digest && given(body, "password"))
        return refusal{422, "form_conditional_param_disallowed", "is not allowed",
            "`password_digest` isn't allowed when `password` is present.", "password_digest"};
    if (digest && !hasher)
        return conditionally_missing("password_hasher", "password_digest");
    if (hasher && !digest)
        return conditionally_missing("password_digest", "password_hasher");
    if (!digest)
        return std::nullopt;
    auto const name = text_member(body, "password_hasher");
    if (std::ranges::find(password_hashers, name) == std::end(password_hashers))
        return invalid_value("password_hasher",
            std::string{name} + " does not match one of the allowed values for parameter password_hasher");
    if (text_member(body, "password_digest").empty())
        return refusal{422, "form_password_digest_invalid_code", "is invalid",
            "The password digest is not valid for the given hasher.", "password_digest"};
    return std::nullopt;
}

/// RFC 4648, section 6; of either case, with or without padding.
inline bool is_base32(std::string_view text)
{
    auto const digits = text.substr(0, std::min(text.find('='), text.size()));
    auto const padding = text.substr(digits.size());
    auto const is_digit
        = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '2' && c <= '7'); };
    return !digits.empty() && std::ranges::all_of(digits, is_digit) && padding.size() < 7
        && padding.find_first_not_of('=') == std::string_view::npos;
}

CLERK_DECL check_result check_credentials(json::object const& body)
{
    if (auto problem = check_password(body))
        return problem;
    if (auto problem = check_digest(body))
        return problem;
    if (given(body, "totp_secret") && !is_base32(text_member(body, "totp_secret")))
        return refusal{422, "invalid_totp_secret_code", "invalid TOTP secret",
            "The TOTP secret is invalid, please provide a valid one base32 encoded", "totp_secret"};
    return std::nullopt;
}

inline bool has_second_factor(json::object const& user)
{
    json::value const* const numbers = user.if_contains("phone_numbers");
    return given_true(user, "totp_enabled")
        || (numbers && numbers->is_array()
            && std::ranges::any_of(numbers->get_array(), [](json::value const& number)
                { return number.is_object() && given_true(number.get_object(), "reserved_for_second_factor"); }));
}

CLERK_DECL void apply_credentials(json::object& user, json::object const& body, std::int64_t now)
{
    if (given(body, "password") || given(body, "password_digest"))
    {
        user["password_enabled"] = true;
        user["password_last_updated_at"] = now;
    }
    if (json::value const* const codes = given(body, "backup_codes"))
        user["backup_code_enabled"] = !codes->get_array().empty();
    if (!body.contains("totp_secret"))
        return;
    user["totp_enabled"] = given(body, "totp_secret") != nullptr;
    bool const before = given_true(user, "two_factor_enabled");
    bool const after = has_second_factor(user);
    user["two_factor_enabled"] = after;
    if (before != after)
        user[after ? "mfa_enabled_at" : "mfa_disabled_at"] = now;
}

} // namespace clerk::testing::detail

#endif
