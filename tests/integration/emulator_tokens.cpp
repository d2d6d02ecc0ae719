// SPDX-License-Identifier: BSL-1.0
// Session tokens, keys, machines' tokens and webhooks of the emulator: checked by OpenSSL and over HTTP.
#include <support/emulator_by_hand.hpp>

#include <clerk/clerk.hpp>
#include <clerk/detail/base64.hpp>
#include <clerk/detail/openssl_ptr.hpp>

#include <boost/json/serialize.hpp>
#include <boost/test/unit_test.hpp>

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>

#include <chrono>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace json = boost::json;
using clerk::detail::openssl_ptr;
using clerk_tests::emulator_by_hand;
using namespace std::chrono_literals;

namespace
{
using public_key = openssl_ptr<EVP_PKEY>;

public_key key_of_pem(std::string const& pem)
{
    openssl_ptr<BIO> const text{BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()))};
    return public_key{PEM_read_bio_PUBKEY(text.get(), nullptr, nullptr, nullptr)};
}

openssl_ptr<BIGNUM> number_of(json::value const& base64url)
{
    auto const bytes = clerk::detail::decode_base64url(base64url.as_string()).value();
    return openssl_ptr<BIGNUM>{
        BN_bin2bn(reinterpret_cast<unsigned char const*>(bytes.data()), static_cast<int>(bytes.size()), nullptr)};
}

public_key key_of_jwk(json::value const& jwk)
{
    auto const n = number_of(jwk.at("n"));
    auto const e = number_of(jwk.at("e"));
    openssl_ptr<OSSL_PARAM_BLD> const builder{OSSL_PARAM_BLD_new()};
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get());
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get());
    openssl_ptr<OSSL_PARAM> const parameters{OSSL_PARAM_BLD_to_param(builder.get())};
    openssl_ptr<EVP_PKEY_CTX> const context{EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr)};
    EVP_PKEY* key = nullptr;
    EVP_PKEY_fromdata_init(context.get());
    EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get());
    return public_key{key};
}

/// A token taken apart.
struct token
{
    explicit token(std::string const& text)
        : signed_text(text.substr(0, text.rfind('.')))
        , signature(clerk::detail::decode_base64url(text.substr(text.rfind('.') + 1)).value())
        , header(json::parse(clerk::detail::decode_base64url(text.substr(0, text.find('.'))).value()))
        , claims(json::parse(clerk::detail::decode_base64url(signed_text.substr(text.find('.') + 1)).value()))
    {
    }

    bool is_signed_by(public_key const& key) const
    {
        openssl_ptr<EVP_MD_CTX> const context{EVP_MD_CTX_new()};
        return key && EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get()) == 1
            && EVP_DigestVerify(context.get(), reinterpret_cast<unsigned char const*>(signature.data()), signature.size(),
                   reinterpret_cast<unsigned char const*>(signed_text.data()), signed_text.size())
            == 1;
    }

    std::string signed_text;
    std::string signature;
    json::value header;
    json::value claims;
};

std::int64_t unix_seconds()
{
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()).time_since_epoch().count();
}

json::array keys_of(emulator_by_hand& by_hand)
{
    return by_hand.request("GET", "/v1/jwks").json().at("keys").as_array();
}
} // namespace

BOOST_AUTO_TEST_SUITE(emulator_tokens)

BOOST_AUTO_TEST_CASE(a_session_token_is_signed_and_says_what_clerk_says)
{
    emulator_by_hand by_hand;
    auto const before = unix_seconds();
    token const made{by_hand.emulator.session_token("user_1")};
    auto const after = unix_seconds();

    BOOST_TEST(made.is_signed_by(key_of_pem(by_hand.emulator.jwt_key())));
    BOOST_TEST(made.signature.size() == 256U);
    BOOST_TEST(made.header.at("alg").as_string() == "RS256");
    BOOST_TEST(made.header.at("typ").as_string() == "JWT");
    BOOST_TEST(made.header.at("kid").as_string().starts_with("ins_"));
    auto const issued_at = made.claims.at("iat").as_int64();
    BOOST_TEST(issued_at >= before);
    BOOST_TEST(issued_at <= after);
    BOOST_TEST(made.claims.at("exp").as_int64() == issued_at + 60);
    BOOST_TEST(made.claims.at("nbf").as_int64() == issued_at - 10);
    BOOST_TEST(made.claims.at("sub").as_string() == "user_1");
    BOOST_TEST(made.claims.at("sid").as_string().starts_with("sess_"));
    BOOST_TEST(made.claims.at("iss").as_string() == by_hand.emulator.issuer());
    BOOST_TEST(made.claims.at("v").as_int64() == 2);
    BOOST_TEST(made.claims.at("sts").as_string() == "active");
    BOOST_TEST(json::serialize(made.claims.at("fva")) == "[0,-1]");
    for (char const* const absent : {"azp", "aud", "o", "fea", "pla", "org_id"})
        BOOST_TEST(!made.claims.as_object().contains(absent), absent);
    // No request was needed for that.
    BOOST_TEST(by_hand.emulator.requests().empty());
}

BOOST_AUTO_TEST_CASE(what_a_session_token_says_can_be_chosen)
{
    emulator_by_hand by_hand;
    clerk::testing::session_token_options options;
    options.lifetime = -5s;
    options.issued_at_offset = 100s;
    options.session_id = "sess_1";
    options.authorized_party = "https://app.example";
    options.audiences = {"a"};
    options.issuer = "https://clerk.example";
    options.claims["exp"] = "soon";
    options.claims["role"] = "admin";
    options.claims["sid"] = nullptr;
    options.header["alg"] = "none";
    options.header["kid"] = nullptr;
    options.header["crit"] = json::array{"b64"};
    auto const before = unix_seconds();
    token const made{by_hand.emulator.session_token("user_1", options)};
    BOOST_TEST(made.claims.at("iat").as_int64() >= before + 100);
    BOOST_TEST(made.claims.at("exp").as_string() == "soon");
    BOOST_TEST(made.claims.at("role").as_string() == "admin");
    BOOST_TEST(!made.claims.as_object().contains("sid"));
    BOOST_TEST(made.claims.at("azp").as_string() == "https://app.example");
    BOOST_TEST(made.claims.at("aud").as_string() == "a");
    BOOST_TEST(made.claims.at("iss").as_string() == "https://clerk.example");
    BOOST_TEST(made.header.at("alg").as_string() == "none");
    BOOST_TEST(!made.header.as_object().contains("kid"));
    BOOST_TEST(json::serialize(made.header.at("crit")) == R"(["b64"])");
    BOOST_TEST(made.is_signed_by(key_of_pem(by_hand.emulator.jwt_key())));

    options = {};
    options.lifetime = -5s;
    options.session_id = "sess_1";
    options.audiences = {"a", "b"};
    token const other{by_hand.emulator.session_token("user_1", options)};
    BOOST_TEST(other.claims.at("exp").as_int64() == other.claims.at("iat").as_int64() - 5);
    BOOST_TEST(json::serialize(other.claims.at("aud")) == R"(["a","b"])");
    BOOST_TEST(other.claims.at("sid").as_string() == "sess_1");
}

BOOST_AUTO_TEST_CASE(both_versions_of_the_organizations_claims)
{
    emulator_by_hand by_hand;
    clerk::testing::session_token_options options;
    auto& organization = options.organization.emplace();
    organization.id = "org_1";
    organization.slug = "acme";
    organization.role = "org:admin";
    organization.permissions = {"org:dashboard:manage", "org:teams:read", "org:dashboard:read"};

    options.claim_version = 1;
    token const first{by_hand.emulator.session_token("user_1", options)};
    BOOST_TEST(first.claims.at("org_id").as_string() == "org_1");
    BOOST_TEST(first.claims.at("org_slug").as_string() == "acme");
    BOOST_TEST(first.claims.at("org_role").as_string() == "org:admin");
    BOOST_TEST(json::serialize(first.claims.at("org_permissions"))
        == R"(["org:dashboard:manage","org:teams:read","org:dashboard:read"])");
    for (char const* const absent : {"v", "sts", "fva", "o"})
        BOOST_TEST(!first.claims.as_object().contains(absent), absent);

    // The example of Clerk's documentation, with a feature of users and one without permissions before it.
    options.claim_version = 2;
    options.features = {"u:export", "o:reports"};
    options.plans = {"u:free", "o:pro"};
    token const second{by_hand.emulator.session_token("user_1", options)};
    BOOST_TEST(json::serialize(second.claims.at("o"))
        == R"({"id":"org_1","slg":"acme","rol":"admin","per":"manage,read","fpm":"0,3,2"})");
    BOOST_TEST(second.claims.at("fea").as_string() == "u:export,o:reports,o:dashboard,o:teams");
    BOOST_TEST(second.claims.at("pla").as_string() == "u:free,o:pro");
    BOOST_TEST(!second.claims.as_object().contains("org_id"));

    options.claim_version = 3;
    BOOST_CHECK_THROW(static_cast<void>(by_hand.emulator.session_token("user_1", options)), std::invalid_argument);
    options.claim_version = 2;
    organization.permissions = {"org:dashboard"};
    BOOST_CHECK_THROW(static_cast<void>(by_hand.emulator.session_token("user_1", options)), std::invalid_argument);
}

BOOST_AUTO_TEST_CASE(the_key_set_holds_the_key_that_signs)
{
    emulator_by_hand by_hand;
    auto const keys = keys_of(by_hand);
    BOOST_TEST_REQUIRE(keys.size() == 1U);
    auto const& jwk = keys[0];
    BOOST_TEST(jwk.at("kty").as_string() == "RSA");
    BOOST_TEST(jwk.at("use").as_string() == "sig");
    BOOST_TEST(jwk.at("alg").as_string() == "RS256");
    BOOST_TEST(jwk.at("e").as_string() == "AQAB");
    BOOST_TEST(jwk.at("n").as_string().size() == 342U); // 256 bytes
    BOOST_TEST(jwk.as_object().size() == 6U);           // nothing private
    token const made{by_hand.emulator.session_token("user_1")};
    BOOST_TEST(made.header.at("kid") == jwk.at("kid"));
    BOOST_TEST(made.is_signed_by(key_of_jwk(jwk)));
    // Another instance has another key.
    emulator_by_hand other;
    BOOST_TEST(!made.is_signed_by(key_of_pem(other.emulator.jwt_key())));
    BOOST_TEST(keys_of(other)[0].at("kid") != jwk.at("kid"));
}

BOOST_AUTO_TEST_CASE(keys_rotate)
{
    emulator_by_hand by_hand;
    token const old{by_hand.emulator.session_token("user_1")};
    by_hand.emulator.rotate_signing_key();
    token const made{by_hand.emulator.session_token("user_1")};
    auto keys = keys_of(by_hand);
    BOOST_TEST_REQUIRE(keys.size() == 2U);
    BOOST_TEST(keys[0].at("kid") == old.header.at("kid"));
    BOOST_TEST(old.is_signed_by(key_of_jwk(keys[0])));
    BOOST_TEST(keys[1].at("kid") == made.header.at("kid"));
    BOOST_TEST(made.is_signed_by(key_of_jwk(keys[1])));
    BOOST_TEST(!made.is_signed_by(key_of_jwk(keys[0])));
    BOOST_TEST(made.is_signed_by(key_of_pem(by_hand.emulator.jwt_key())));

    by_hand.emulator.rotate_signing_key(clerk::testing::old_keys::dropped);
    keys = keys_of(by_hand);
    BOOST_TEST_REQUIRE(keys.size() == 1U);
    BOOST_TEST(keys[0].at("kid") != made.header.at("kid"));
    BOOST_TEST(!made.is_signed_by(key_of_pem(by_hand.emulator.jwt_key())));
}

BOOST_AUTO_TEST_CASE(the_key_set_is_asked_for_with_the_secret_key)
{
    emulator_by_hand by_hand;
    BOOST_TEST(by_hand.connect().request("GET", "/v1/jwks", {}).status == 401U);
    BOOST_TEST(by_hand.request("POST", "/v1/jwks", "{}").status == 404U);
    BOOST_TEST(by_hand.request("GET", "/v1/jwks").status == 200U);
}

BOOST_AUTO_TEST_CASE(tokens_of_machines)
{
    emulator_by_hand by_hand;
    auto& emulator = by_hand.emulator;
    clerk::testing::machine_token_options options;
    options.name = "my key";
    options.scopes = {"read", "write"};
    options.claims = {{"foo", "bar"}};
    options.client_id = "client_1";
    struct row
    {
        std::string token;
        std::string_view path;
        std::string parameter;
        std::string_view object;
        std::string_view prefix;
        std::size_t members; // as many as Clerk's description has
    };
    for (row const& r : {
             row{emulator.add_api_key("user_1", options), "/v1/api_keys/verify", "secret", "api_key", "ak_", 16},
             row{emulator.add_m2m_token("mch_1", options), "/v1/m2m_tokens/verify", "token", "machine_to_machine_token",
                 "mt_", 12},
             row{emulator.add_oauth_token("user_1", options), "/v1/oauth_applications/access_tokens/verify",
                 "access_token", "clerk_idp_oauth_access_token", "oat_", 11},
         })
    {
        auto const verify = [&](json::object const& body)
        { return by_hand.request("POST", r.path, json::serialize(body)); };
        BOOST_TEST(r.token.starts_with(r.prefix));
        auto const good = verify({{r.parameter, r.token}});
        BOOST_TEST_REQUIRE(good.status == 200U, good.body);
        auto const told = good.json().as_object();
        BOOST_TEST(told.size() == r.members);
        BOOST_TEST(told.at("object").as_string() == r.object);
        BOOST_TEST(told.at("id").as_string().starts_with(r.prefix));
        BOOST_TEST(told.at("subject").as_string().ends_with("_1"));
        BOOST_TEST(json::serialize(told.at("scopes")) == R"(["read","write"])");
        BOOST_TEST(!told.at("revoked").as_bool());
        BOOST_TEST(!told.at("expired").as_bool());
        BOOST_TEST(told.at("expiration").is_null());
        if (r.prefix == "oat_")
            BOOST_TEST(told.at("client_id").as_string() == "client_1");
        else
            BOOST_TEST(told.at("claims").at("foo").as_string() == "bar");
        if (r.prefix == "ak_")
            BOOST_TEST(told.at("name").as_string() == "my key");

        auto const unknown = verify({{r.parameter, std::string{r.prefix} + "unknown"}});
        BOOST_TEST(unknown.status == 404U);
        BOOST_TEST(unknown.code() == "resource_not_found");
        for (json::object const& body : {json::object{}, json::object{{r.parameter, 7}}, json::object{{r.parameter, ""}},
                 json::object{{r.parameter, nullptr}}, json::object{{"other", r.token}},
                 json::object{{r.parameter, r.token}, {"other", 1}}})
            BOOST_TEST(verify(body).status == 400U, json::serialize(body));
        BOOST_TEST(by_hand.connect().request("POST", r.path, {}, "{}").status == 401U);

        // A token of one kind is none of another.
        for (std::string_view const path : {"/v1/api_keys/verify", "/v1/m2m_tokens/verify"})
            if (path != r.path)
                BOOST_TEST(by_hand.request("POST", path,
                                      json::serialize(json::object{{path == "/v1/api_keys/verify" ? "secret" : "token", r.token}}))
                               .status
                    == 404U);

        BOOST_TEST(emulator.revoke_machine_token(r.token));
        BOOST_TEST(verify({{r.parameter, r.token}}).json().at("revoked").as_bool());
    }
    BOOST_TEST(!emulator.revoke_machine_token("ak_unknown"));
    // The older name of the parameter.
    auto const token = emulator.add_oauth_token("user_1");
    BOOST_TEST(by_hand
                   .request("POST", "/v1/oauth_applications/access_tokens/verify",
                       json::serialize(json::object{{"secret", token}}))
                   .status
        == 200U);
}

BOOST_AUTO_TEST_CASE(tokens_of_machines_expire)
{
    emulator_by_hand by_hand;
    auto const now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    for (auto const& [at, expired] : {std::pair{now - 1ms, true}, std::pair{now + 1h, false}})
    {
        clerk::testing::machine_token_options options;
        options.token = "ak_chosen";
        options.expires_at = at;
        BOOST_TEST(by_hand.emulator.add_api_key("user_1", options) == "ak_chosen");
        auto const told = by_hand.request("POST", "/v1/api_keys/verify", R"({"secret":"ak_chosen"})").json();
        BOOST_TEST(told.at("expired").as_bool() == expired);
        BOOST_TEST(told.at("expiration").as_int64() == at.time_since_epoch().count());
    }
}

BOOST_AUTO_TEST_CASE(no_token_is_kept_in_the_record)
{
    emulator_by_hand by_hand;
    by_hand.request("POST", "/v1/api_keys/verify", R"({"secret":"ak_very_secret"})");
    by_hand.request("POST", "/v1/m2m_tokens/verify?x=1", R"({"token":"mt_very_secret"})");
    by_hand.request("POST", "/v1/oauth_applications/access_tokens/verify", R"({"access_token":"oat_very_\u0073ecret"})");
    auto const requests = by_hand.emulator.requests();
    BOOST_TEST_REQUIRE(requests.size() == 3U);
    BOOST_TEST(requests[0].body == "{\"secret\":\"\u2026\"}");
    BOOST_TEST(requests[1].body == "{\"token\":\"\u2026\"}");
    BOOST_TEST(requests[2].body == "{\"access_token\":\"\u2026\"}");
    // Elsewhere such a name is the application's own.
    by_hand.request("PATCH", "/v1/users/" + by_hand.id + "/metadata", R"({"public_metadata":{"token":"shown"}})");
    BOOST_TEST(by_hand.emulator.requests().back().body == R"({"public_metadata":{"token":"shown"}})");
}

BOOST_AUTO_TEST_CASE(a_webhook_message_is_taken_by_the_verifier)
{
    emulator_by_hand by_hand;
    clerk::webhook_verifier const verifier{by_hand.emulator.webhook_secret()};
    auto const john = by_hand.emulator.user(by_hand.id).value();
    auto const message = by_hand.emulator.webhook("user.created", john);
    auto const event = verifier.verify(message.id, message.timestamp, message.signature, message.body);
    BOOST_TEST_REQUIRE(event.has_value(), event.error().message());
    BOOST_TEST(event->type == clerk::webhook_event_type::user_created);
    BOOST_TEST((event->as<clerk::user>() == john));
    BOOST_TEST(event->message_id == message.id);
    BOOST_TEST(event->instance_id.value().starts_with("ins_"));
    BOOST_TEST(event->event_attributes.value().http_request.value().client_ip.value() == "127.0.0.1");

    BOOST_TEST(message.headers().at(0).first == "svix-id");
    BOOST_TEST(message.headers().at(0).second == message.id);
    BOOST_TEST(message.headers().at(1).second == message.timestamp);
    BOOST_TEST(message.headers().at(2).second == message.signature);

    // Another emulator's secret is another one.
    emulator_by_hand other;
    BOOST_TEST((clerk::webhook_verifier{other.emulator.webhook_secret()}
                    .verify(message.id, message.timestamp, message.signature, message.body)
                    .error()
                    .code()
        == clerk::errc::unauthorized));
}

BOOST_AUTO_TEST_CASE(a_webhook_message_of_any_data_time_and_id)
{
    emulator_by_hand by_hand;
    clerk::webhook_verifier const verifier{by_hand.emulator.webhook_secret()};
    clerk::testing::webhook_options options;
    options.id = "msg_1";
    options.sent_at_offset = -10min;
    auto const old = by_hand.emulator.webhook("made.up", {{"a", 1}}, options);
    BOOST_TEST(old.id == "msg_1");
    auto const refused = verifier.verify(old.id, old.timestamp, old.signature, old.body);
    BOOST_TEST((refused.error().code() == clerk::errc::unauthorized));
    BOOST_TEST(refused.error().message().find("too long ago") != std::string::npos);
    auto const made = by_hand.emulator.webhook("made.up", {{"a", 1}});
    auto const event = verifier.verify(made.id, made.timestamp, made.signature, made.body);
    BOOST_TEST_REQUIRE(event.has_value(), event.error().message());
    BOOST_TEST(event->as<json::value>().at("a").as_int64() == 1);
}

BOOST_AUTO_TEST_SUITE_END()
