// SPDX-License-Identifier: BSL-1.0
#include <clerk/detail/decode.hpp>
#include <clerk/model/enterprise_protocol.hpp>
#include <clerk/model/verification.hpp>
#include <clerk/password_hasher.hpp>

#include <boost/json/value_from.hpp>
#include <boost/test/unit_test.hpp>

#include <sstream>
#include <type_traits>

namespace
{
std::string takes_hasher(clerk::password_hasher hasher)
{
    return std::string{hasher.name()};
}

template <class Left, class Right>
concept comparable = requires(Left left, Right right)
{
    left == right;
};

} // namespace

// A temporary of an aggregate with members to destroy is destroyed twice by g++ 12 beside a co_await.
static_assert(!std::is_aggregate_v<clerk::password_hasher>);
static_assert(!std::is_default_constructible_v<clerk::password_hasher>);
static_assert(!std::is_convertible_v<char const*, clerk::password_hasher>);
static_assert(!std::is_convertible_v<std::string, clerk::password_hasher>);
static_assert(std::is_constructible_v<clerk::password_hasher, std::string>);
static_assert(std::is_nothrow_move_constructible_v<clerk::password_hasher>);
// Constants of one enumeration are nothing to another.
static_assert(!comparable<clerk::verification_status, decltype(clerk::verification_strategy::ticket)>);
static_assert(
    !std::is_convertible_v<decltype(clerk::verification_strategy::ticket), clerk::verification_status>);

BOOST_AUTO_TEST_SUITE(model_open_enum)

BOOST_AUTO_TEST_CASE(password_hashers)
{
    struct
    {
        clerk::password_hasher hasher;
        std::string_view name;
    } const table[] = {
        {clerk::password_hasher::argon2i, "argon2i"},
        {clerk::password_hasher::argon2id, "argon2id"},
        {clerk::password_hasher::awscognito, "awscognito"},
        {clerk::password_hasher::bcrypt, "bcrypt"},
        {clerk::password_hasher::bcrypt_peppered, "bcrypt_peppered"},
        {clerk::password_hasher::bcrypt_sha256_django, "bcrypt_sha256_django"},
        {clerk::password_hasher::hmac_sha256_utf16_b64, "hmac_sha256_utf16_b64"},
        {clerk::password_hasher::ldap_ssha, "ldap_ssha"},
        {clerk::password_hasher::md5, "md5"},
        {clerk::password_hasher::md5_phpass, "md5_phpass"},
        {clerk::password_hasher::md5_salted, "md5_salted"},
        {clerk::password_hasher::pbkdf2_sha1, "pbkdf2_sha1"},
        {clerk::password_hasher::pbkdf2_sha256, "pbkdf2_sha256"},
        {clerk::password_hasher::pbkdf2_sha256_django, "pbkdf2_sha256_django"},
        {clerk::password_hasher::pbkdf2_sha512, "pbkdf2_sha512"},
        {clerk::password_hasher::pbkdf2_sha512_hex, "pbkdf2_sha512_hex"},
        {clerk::password_hasher::phpass, "phpass"},
        {clerk::password_hasher::scrypt_firebase, "scrypt_firebase"},
        {clerk::password_hasher::scrypt_werkzeug, "scrypt_werkzeug"},
        {clerk::password_hasher::sha256, "sha256"},
        {clerk::password_hasher::sha256_salted, "sha256_salted"},
        {clerk::password_hasher::sha512_symfony, "sha512_symfony"},
    };
    for (auto const& [hasher, name] : table)
        BOOST_TEST(hasher.name() == name);
}

BOOST_AUTO_TEST_CASE(as_an_argument)
{
    BOOST_TEST(takes_hasher(clerk::password_hasher::bcrypt) == "bcrypt");
    BOOST_TEST(takes_hasher(clerk::password_hasher("my_own")) == "my_own");
    auto const kept = clerk::password_hasher::sha256;
    BOOST_TEST(takes_hasher(kept) == "sha256");
}

BOOST_AUTO_TEST_CASE(comparison)
{
    clerk::verification_status status = clerk::verification_status::verified;
    BOOST_TEST(status == clerk::verification_status::verified);
    BOOST_TEST(clerk::verification_status::verified == status);
    BOOST_TEST(status != clerk::verification_status::failed);
    BOOST_TEST((clerk::verification_status::verified != clerk::verification_status::failed));
    BOOST_TEST(status == clerk::verification_status{"verified"});
    status = clerk::verification_status{"revoked"};
    BOOST_TEST(status != clerk::verification_status::verified);
    BOOST_TEST(!status.empty());
    BOOST_TEST(clerk::verification_status{}.empty());
}

BOOST_AUTO_TEST_CASE(output)
{
    std::ostringstream stream;
    stream << clerk::enterprise_protocol::saml << ' ' << clerk::enterprise_protocol{"oidc"};
    BOOST_TEST(stream.str() == "saml oidc");
}

BOOST_AUTO_TEST_CASE(unknown_names_pass_through)
{
    std::string_view const text =
        R"({"status":"revoked","strategy":"oauth_custom_x","attempts":null,"expire_at":null})";
    clerk::verification verification;
    std::string problem;
    BOOST_TEST_REQUIRE(clerk::detail::decode(text, verification, problem), problem);
    BOOST_TEST(verification.status.name() == "revoked");
    BOOST_TEST(verification.strategy.name() == "oauth_custom_x");
    BOOST_TEST(boost::json::value_from(verification).at("status").as_string() == "revoked");
    BOOST_TEST(boost::json::value_from(verification).at("strategy").as_string() == "oauth_custom_x");
}

BOOST_AUTO_TEST_SUITE_END()
