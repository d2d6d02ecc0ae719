// SPDX-License-Identifier: BSL-1.0
// Servers that a client must not talk to: each is refused for the reason that is given, before it gets to know a byte of
// the request.
#include <support/connect_proxy.hpp>
#include <support/tls_peer.hpp>

#include <clerk/clerk.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

namespace asio = boost::asio;
namespace testing = clerk::testing;
using clerk_tests::peer_tls;
using clerk_tests::tls_peer;
using namespace std::chrono_literals;

namespace
{
/// What is printed at the end: a record of all refusals.
struct table
{
    struct row
    {
        std::string name;
        std::string message;
        std::size_t bytes;
    };
    static std::vector<row>& rows()
    {
        static std::vector<row> all;
        return all;
    }
    ~table()
    {
        if (!rows().empty())
            std::printf("TLS refusals (case | error | bytes of the request that the server saw)\n");
        for (auto const& [name, message, bytes] : rows())
            std::printf("  %s | %s | %zu\n", name.c_str(), message.c_str(), bytes);
        std::fflush(stdout);
    }
};

testing::certified_key const& authority()
{
    static auto const made = testing::make_certificate_authority();
    return made;
}

bool contains(std::string const& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

std::string const user = R"({"id":"user_1","object":"user"})";

std::string reply_to(std::string const& body)
{
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size())
        + "\r\n\r\n" + body;
}

/// Answers every request of a connection.
void serve(tls_peer::session& session)
{
    while (session.read_request())
        session.write(reply_to(user));
}

testing::certificate_options named(std::vector<std::string> dns, std::vector<std::string> ip = {})
{
    testing::certificate_options options;
    options.dns_names = std::move(dns);
    options.ip_addresses = std::move(ip);
    return options;
}

peer_tls shows(testing::certificate_options const& options)
{
    return peer_tls{issue_certificate(authority(), options)};
}

/// A day as error messages write it.
std::string date(std::chrono::sys_seconds time)
{
    std::chrono::year_month_day const day{std::chrono::floor<std::chrono::days>(time)};
    char text[16]{};
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
        static_cast<unsigned>(day.day()));
    return text;
}

struct fixture
{
    asio::io_context context;
    clerk::client_options options;

    fixture()
    {
        options.secret_key = "sk_test_never_to_be_seen";
        options.timeout = 20s;
        options.tls.ca_pem = authority().certificate_pem;
        options.retry.initial_backoff = 1ms;
    }

    clerk::result<clerk::user> get()
    {
        clerk::client client{context, options};
        clerk::result<clerk::user> outcome;
        client.users().get_user("user_1", clerk::as_result([&](clerk::result<clerk::user> r) { outcome = std::move(r); }));
        context.restart();
        context.run();
        return outcome;
    }

    clerk::result<clerk::user> get_from(tls_peer const& peer, std::string const& host = "127.0.0.1")
    {
        options.api_url = "https://" + host + ":" + std::to_string(peer.port());
        return get();
    }

    /// The same for a host that nobody can look up.
    clerk::result<clerk::user> get_through_proxy(tls_peer const& peer, std::string const& host)
    {
        asio::thread_pool threads{1};
        clerk::result<clerk::user> outcome;
        {
            clerk_tests::connect_proxy proxy{threads, "user:password", peer.port()};
            options.api_url = "https://" + host;
            options.proxy = "http://user:password@127.0.0.1:" + std::to_string(proxy.port());
            outcome = get();
            BOOST_TEST(!contains(proxy.last_request(), "never_to_be_seen"));
        }
        threads.join();
        return outcome;
    }

    void check_refused(std::string const& name, clerk::result<clerk::user> const& outcome, tls_peer const& peer,
        std::string const& says)
    {
        BOOST_TEST_REQUIRE(!outcome.has_value(), name);
        auto const& error = outcome.error();
        table::rows().push_back({name, error.message(), peer.received().size()});
        BOOST_TEST_CONTEXT(name << ": " << error.message())
        {
            BOOST_TEST((error.code() == clerk::errc::tls));
            BOOST_TEST((error.phase() == clerk::phase::handshaking));
            BOOST_TEST(contains(error.message(), says));
            BOOST_TEST(error.attempts() == 1U);
            BOOST_TEST(!error.may_have_taken_effect());
            BOOST_TEST(error.status() == 0);
            BOOST_TEST(error.message().size() < 400U);
            BOOST_TEST(peer.connections() == 1U);
            BOOST_TEST(peer.received() == "");
        }
    }

    /// A server that shows this certificate, asked as `host`.
    void refuses(std::string const& name, peer_tls const& shown, std::string const& says,
        std::string const& host = "127.0.0.1")
    {
        tls_peer const peer{shown, serve};
        check_refused(name, get_from(peer, host), peer, says);
    }

    void refuses_name(
        std::string const& name, peer_tls const& shown, std::string const& host, std::string const& says)
    {
        tls_peer const peer{shown, serve};
        check_refused(name, get_through_proxy(peer, host), peer, says);
    }
};
} // namespace

BOOST_TEST_GLOBAL_FIXTURE(table);

BOOST_FIXTURE_TEST_SUITE(tls_refusals, fixture)

// What every refusal below is measured against: the same peer, the same options, a certificate that is right.
BOOST_AUTO_TEST_CASE(what_is_right_is_accepted)
{
    tls_peer const peer{shows({}), serve};
    BOOST_TEST(get_from(peer).has_value());
    BOOST_TEST(get_from(peer, "localhost").has_value());
    BOOST_TEST(contains(peer.received(), "never_to_be_seen"));
    tls_peer const wildcard{shows(named({"*.a.test"})), serve};
    BOOST_TEST(get_through_proxy(wildcard, "b.a.test").has_value());
}

BOOST_AUTO_TEST_CASE(a_certificate_that_expired)
{
    testing::certificate_options expired;
    expired.not_before -= 72h;
    expired.not_after = expired.not_before + 24h;
    refuses("expired", shows(expired),
        "the certificate of 127.0.0.1 is refused: it expired on " + date(expired.not_after));
}

BOOST_AUTO_TEST_CASE(a_certificate_of_tomorrow)
{
    testing::certificate_options future;
    future.not_before += 48h;
    refuses("not yet valid", shows(future), "it is not valid before " + date(future.not_before));
}

BOOST_AUTO_TEST_CASE(a_certificate_signed_by_itself)
{
    refuses("self-signed", peer_tls{testing::make_self_signed_certificate({})}, "is refused: it is self-signed");
}

BOOST_AUTO_TEST_CASE(unknown_authority)
{
    auto const unknown = testing::make_certificate_authority("nobody knows me");
    refuses("unknown authority", peer_tls{issue_certificate(unknown, {})},
        "its authority is not trusted (issuer: CN=nobody knows me; to trust it: tls.ca_file)");
    auto with_it = issue_certificate(unknown, {});
    with_it.certificate_pem += unknown.certificate_pem;
    refuses("unknown authority, shown along", peer_tls{with_it}, "its authority is not trusted (issuer: CN=nobody");
}

BOOST_AUTO_TEST_CASE(an_authority_that_expired_or_is_none)
{
    testing::certificate_options between;
    between.authority = true;
    between.common_name = "between";
    between.not_before -= 72h;
    between.not_after = between.not_before + 24h;
    auto const old = issue_certificate(authority(), between);
    auto shown = issue_certificate(old, {});
    shown.certificate_pem += old.certificate_pem;
    refuses("expired authority", peer_tls{shown}, "its authority CN=between expired on " + date(between.not_after));

    auto const server = issue_certificate(authority(), {});
    auto forged = issue_certificate(server, {});
    forged.certificate_pem += server.certificate_pem;
    refuses("issued by a server", peer_tls{forged}, "its authority CN=localhost may not issue certificates");
}

BOOST_AUTO_TEST_CASE(wrong_host)
{
    refuses("wrong host", shows(named({"a.test", "*.b.test"}, {"127.0.0.1"})),
        "it is for a.test, *.b.test, 127.0.0.1, not for localhost", "localhost");
}

BOOST_AUTO_TEST_CASE(wrong_address)
{
    refuses("wrong IP", shows(named({"localhost"}, {"127.0.0.2", "::1"})),
        "it is for localhost, 127.0.0.2, ::1, not for 127.0.0.1");
}

BOOST_AUTO_TEST_CASE(a_host_in_the_subject_alone)
{
    refuses("host only in CN", shows(named({})),
        "it names no host that it is for (its subject, CN=localhost, does not count)", "localhost");
    testing::certificate_options address = named({});
    address.common_name = "127.0.0.1";
    refuses("IP only in CN", shows(address), "it names no host that it is for (its subject, CN=127.0.0.1, does not");
}

BOOST_AUTO_TEST_CASE(an_address_as_a_name)
{
    refuses("IP as a DNS name", shows(named({"127.0.0.1"})), 
        "it is for 127.0.0.1 (as a name, not as an address), not for 127.0.0.1");
}

BOOST_AUTO_TEST_CASE(wildcards_that_reach_too_far)
{
    refuses_name("wildcard over two labels", shows(named({"*.a.test"})), "c.b.a.test",
        "it is for *.a.test, not for c.b.a.test");
    refuses_name("wildcard for a domain at the top", shows(named({"*.test"})), "a.test", "it is for *.test, not for");
    refuses_name("wildcard for the name itself", shows(named({"*.a.test"})), "a.test", "it is for *.a.test, not for");
    refuses_name("part of a label as a wildcard", shows(named({"f*.a.test"})), "foo.a.test", "it is for f*.a.test, not");
    refuses_name("wildcard for all", shows(named({"*"})), "a.test", "it is for *, not for a.test");
    refuses_name("wildcard in the middle", shows(named({"a.*.test"})), "a.b.test", "it is for a.*.test, not for");
    refuses_name("a name that only begins alike", shows(named({"a.test.evil.test"})), "a.test", "it is for a.test.evil.test");
}

BOOST_AUTO_TEST_CASE(not_for_servers)
{
    testing::certificate_options client_only;
    client_only.extended_key_usage = {"clientAuth"};
    refuses("without server use", shows(client_only), "is refused: it may not be used by a server");
}

BOOST_AUTO_TEST_CASE(old_versions_of_tls)
{
    auto shown = shows({});
    shown.newest = TLS1_VERSION;
    refuses("TLS 1.0 only", shown, "the server speaks no TLS 1.2 or newer");
    shown.oldest = shown.newest = TLS1_1_VERSION;
    refuses("TLS 1.1 only", shown, "the server speaks no TLS 1.2 or newer");
    shown.oldest = shown.newest = TLS1_2_VERSION;
    BOOST_TEST(get_from(tls_peer{shown, serve}).has_value());
}

BOOST_AUTO_TEST_CASE(weak_keys)
{
    testing::certificate_options weak;
    weak.key = testing::key_type::rsa_1024;
    refuses("RSA, 1024 bits", shows(weak), "its key is too weak (RSA, 1024 bits)");
}

BOOST_AUTO_TEST_CASE(no_tls_at_all)
{
    tls_peer const peer{[](tls_peer::session& session)
        {
            session.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
            session.wait_for_end();
        }};
    auto const outcome = get_from(peer);
    BOOST_TEST_REQUIRE(!outcome.has_value());
    BOOST_TEST((outcome.error().code() == clerk::errc::tls));
    BOOST_TEST(contains(outcome.error().message(), "the server does not speak TLS on this port"));
    BOOST_TEST(outcome.error().attempts() == 1U);
    BOOST_TEST(!contains(peer.received(), "never_to_be_seen"));
    BOOST_TEST(!contains(peer.received(), "HTTP"));
}

BOOST_AUTO_TEST_CASE(a_certificate_that_says_too_much)
{
    testing::certificate_options hostile;
    hostile.dns_names.clear();
    for (int i = 0; i < 500; ++i)
        hostile.dns_names.push_back("a" + std::to_string(i) + ".test");
    hostile.ip_addresses = {"127.0.0.2"};
    refuses("501 names", shows(hostile), "it is for a0.test, a1.test, a2.test, a3.test and 497 more, not for 127.0.0.1");
    auto const noisy = testing::make_certificate_authority("a\n\x1B[31msk_live_0123456789 Bearer abc");
    tls_peer const peer{peer_tls{issue_certificate(noisy, {})}, serve};
    auto const outcome = get_from(peer);
    check_refused("an issuer that writes logs", outcome, peer, "its authority is not trusted");
    for (char const c : outcome.error().message())
        BOOST_TEST((static_cast<unsigned char>(c) >= 0x20));
    BOOST_TEST(!contains(outcome.error().message(), "0123456789"));
}

BOOST_AUTO_TEST_SUITE_END()

// ---- options ------------------------------------------------------------------------------------------------------

namespace
{
struct certified_client : fixture
{
    testing::certified_key const clients = testing::make_certificate_authority("clients");
    testing::certified_key const shown = [this]
    {
        testing::certificate_options mine;
        mine.common_name = "a service";
        mine.extended_key_usage = {"clientAuth"};
        return issue_certificate(clients, mine);
    }();

    peer_tls demands(int version) const
    {
        auto tls = shows({});
        tls.oldest = tls.newest = version;
        tls.client_authority = clients.certificate_pem;
        return tls;
    }
};
} // namespace

BOOST_FIXTURE_TEST_SUITE(tls_client_certificates, certified_client)

BOOST_AUTO_TEST_CASE(demanded_and_presented)
{
    options.tls.certificate_pem = shown.certificate_pem;
    options.tls.private_key_pem = shown.private_key_pem;
    for (int const version : {TLS1_2_VERSION, TLS1_3_VERSION})
    {
        tls_peer const peer{demands(version), serve};
        auto const outcome = get_from(peer);
        BOOST_TEST(outcome.has_value());
        BOOST_TEST(peer.saw_client_certificate());
    }
    // Whoever does not ask is shown none.
    tls_peer const incurious{shows({}), serve};
    BOOST_TEST(get_from(incurious).has_value());
    BOOST_TEST(!incurious.saw_client_certificate());
}

BOOST_AUTO_TEST_CASE(demanded_and_absent)
{
    for (int const version : {TLS1_2_VERSION, TLS1_3_VERSION})
    {
        tls_peer const peer{demands(version), serve};
        check_refused(
            version == TLS1_2_VERSION ? "client certificate absent, TLS 1.2" : "client certificate absent, TLS 1.3",
            get_from(peer), peer, "the server wants a client certificate (tls.certificate_file): ");
    }
}

BOOST_AUTO_TEST_CASE(presented_and_refused)
{
    auto const stranger = testing::make_self_signed_certificate({});
    options.tls.certificate_pem = stranger.certificate_pem;
    options.tls.private_key_pem = stranger.private_key_pem;
    for (int const version : {TLS1_2_VERSION, TLS1_3_VERSION})
    {
        tls_peer const peer{demands(version), serve};
        check_refused(
            version == TLS1_2_VERSION ? "client certificate unknown, TLS 1.2" : "client certificate unknown, TLS 1.3",
            get_from(peer), peer, "the server refused the client's certificate: ");
    }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(tls_client_certificate_options, certified_client)

BOOST_AUTO_TEST_CASE(a_key_that_does_not_fit_or_cannot_be_read)
{
    auto const check = [this](clerk::secret const& key)
    {
        options.tls.certificate_pem = shown.certificate_pem;
        options.tls.private_key_pem = key;
        BOOST_CHECK_EXCEPTION((clerk::client{context, options}), clerk::exception,
            [](clerk::exception const& e)
            {
                BOOST_TEST(contains(e.what(), "client_options: tls.private_key_pem cannot be used: "), e.what());
                BOOST_TEST(!contains(e.what(), "PRIVATE"));
                return e.code() == clerk::errc::invalid_argument;
            });
    };
    check(authority().private_key_pem);
    check("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
    // Encrypted: nobody is asked for the password.
    check("-----BEGIN EC PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00112233445566778899AABBCCDDEEFF\n\n"
          "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n-----END EC PRIVATE KEY-----\n");
    // So it was the key, and not the certificate.
    options.tls.private_key_pem = shown.private_key_pem;
    BOOST_CHECK_NO_THROW((clerk::client{context, options}));
}

BOOST_AUTO_TEST_CASE(a_context_stands_alone)
{
    auto const own = std::make_shared<asio::ssl::context>(asio::ssl::context::tls_client);
    for (int i = 0; i < 6; ++i)
    {
        clerk::client_options both = options;
        both.tls = {};
        both.tls.context = own;
        BOOST_CHECK_NO_THROW((clerk::client{context, both}));
        std::string* const texts[]{&both.tls.ca_file, &both.tls.ca_pem, &both.tls.certificate_file,
            &both.tls.certificate_pem, &both.tls.private_key_file};
        if (i < 5)
            *texts[i] = "x";
        else
            both.tls.private_key_pem = "x";
        BOOST_CHECK_EXCEPTION((clerk::client{context, both}), clerk::exception,
            [](clerk::exception const& e)
            {
                return e.code() == clerk::errc::invalid_argument
                    && contains(e.what(), "tls.context stands for all other options of TLS");
            });
    }
}

BOOST_AUTO_TEST_SUITE_END()

// ---- a context of the caller's own --------------------------------------------------------------------------------

namespace
{
struct own_context : fixture
{
    own_context()
    {
        options.tls.ca_pem.clear();
        options.tls.context = std::make_shared<asio::ssl::context>(asio::ssl::context::tls_client);
        SSL_CTX_set_security_level(options.tls.context->native_handle(), 0);
        SSL_CTX_set_min_proto_version(options.tls.context->native_handle(), TLS1_VERSION);
        options.tls.context->add_certificate_authority(asio::buffer(authority().certificate_pem));
    }
};
} // namespace

BOOST_FIXTURE_TEST_SUITE(tls_own_context, own_context)

BOOST_AUTO_TEST_CASE(says_who_is_trusted)
{
    BOOST_TEST(get_from(tls_peer{shows({}), serve}).has_value());
    auto const unknown = testing::make_certificate_authority("another");
    refuses("own context: unknown authority", peer_tls{issue_certificate(unknown, {})}, "its authority is not trusted");
}

BOOST_AUTO_TEST_CASE(cannot_turn_verification_off)
{
    options.tls.context->set_verify_mode(asio::ssl::verify_none);
    BOOST_TEST(get_from(tls_peer{shows({}), serve}).has_value());
    refuses("own context: verify_none", peer_tls{testing::make_self_signed_certificate({})}, "it is self-signed");
    refuses("own context: verify_none, wrong host", shows(named({"a.test"})), "it is for a.test, not for 127.0.0.1");
    auto old = shows({});
    old.newest = TLS1_1_VERSION;
    refuses("own context: TLS 1.1", old, "the server speaks no TLS 1.2 or newer");
    testing::certificate_options weak;
    weak.key = testing::key_type::rsa_1024;
    refuses("own context: RSA, 1024 bits", shows(weak), "its key is too weak (RSA, 1024 bits)");
    // The context is as it was.
    SSL_CTX* const handle = options.tls.context->native_handle();
    BOOST_TEST(SSL_CTX_get_verify_mode(handle) == SSL_VERIFY_NONE);
    BOOST_TEST(SSL_CTX_get_min_proto_version(handle) == TLS1_VERSION);
    BOOST_TEST(SSL_CTX_get_security_level(handle) == 0);
}

BOOST_AUTO_TEST_CASE(its_callback_can_refuse_but_not_accept)
{
    int asked = 0;
    bool answer = true;
    options.tls.context->set_verify_callback(
        [&](bool, asio::ssl::verify_context&)
        {
            ++asked;
            return answer;
        });
    BOOST_TEST(get_from(tls_peer{shows({}), serve}).has_value());
    BOOST_TEST(asked > 0);
    refuses("own context: a callback that accepts all", peer_tls{testing::make_self_signed_certificate({})}, "it is self-signed");
    answer = false;
    refuses("own context: a callback that refuses", shows({}), "is refused: application verification failure");
}

BOOST_AUTO_TEST_CASE(shows_its_own_certificate)
{
    auto const clients = testing::make_certificate_authority("clients");
    testing::certificate_options for_clients;
    for_clients.extended_key_usage = {"clientAuth"};
    auto const mine = issue_certificate(clients, for_clients);
    options.tls.context->use_certificate_chain(asio::buffer(mine.certificate_pem));
    options.tls.context->use_private_key(asio::buffer(mine.private_key_pem), asio::ssl::context::pem);
    auto tls = shows({});
    tls.client_authority = clients.certificate_pem;
    tls_peer const peer{tls, serve};
    BOOST_TEST(get_from(peer).has_value());
    BOOST_TEST(peer.saw_client_certificate());
}

BOOST_AUTO_TEST_SUITE_END()

// ---- replies that end too early ------------------------------------------------------------------------------------

namespace
{
struct truncation : fixture
{
    /// What comes of a reply that ends with or without TLS's farewell.
    clerk::result<clerk::user> get_reply(std::string const& name, std::string const& reply, bool farewell)
    {
        options.retry.max_attempts = 1;
        tls_peer const peer{shows({}), [&](tls_peer::session& session)
            {
                if (!session.read_request())
                    return;
                session.write(reply);
                farewell ? session.say_farewell() : session.end_tcp();
                session.wait_for_end();
            }};
        auto outcome = get_from(peer);
        if (!outcome.has_value())
            table::rows().push_back({name, outcome.error().message(), peer.received().size()});
        return outcome;
    }

    void check_truncated(std::string const& name, std::string const& reply)
    {
        auto const outcome = get_reply(name, reply, false);
        BOOST_TEST_REQUIRE(!outcome.has_value());
        BOOST_TEST_CONTEXT(outcome.error().message())
        {
            BOOST_TEST((outcome.error().code() == clerk::errc::network));
            BOOST_TEST((outcome.error().phase() == clerk::phase::receiving));
            BOOST_TEST(contains(outcome.error().message(),
                "the connection broke after " + std::to_string(reply.size()) + " bytes of the reply, without TLS's"));
        }
    }
};
} // namespace

BOOST_FIXTURE_TEST_SUITE(tls_truncation, truncation)

BOOST_AUTO_TEST_CASE(of_a_body_with_a_length)
{
    auto const whole = reply_to(user);
    check_truncated("truncated: with a length", whole.substr(0, whole.size() - 1));
    BOOST_TEST(get_reply("", whole, false).has_value()); // Nothing is missing.
    auto const properly = get_reply("cut short, with farewell", whole.substr(0, whole.size() - 1), true);
    BOOST_TEST_REQUIRE(!properly.has_value());
    BOOST_TEST((properly.error().code() == clerk::errc::network));
    BOOST_TEST(contains(properly.error().message(), "the connection was closed in the middle of the reply"));
}

BOOST_AUTO_TEST_CASE(of_a_body_in_chunks)
{
    std::string const chunks
        = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1F\r\n" + user + "\r\n";
    check_truncated("truncated: in chunks", chunks);
    BOOST_TEST(get_reply("", chunks + "0\r\n\r\n", false).has_value());
}

BOOST_AUTO_TEST_CASE(of_a_body_that_ends_with_the_connection)
{
    std::string const reply = "HTTP/1.1 200 OK\r\n\r\n" + user;
    check_truncated("truncated: until the end", reply);
    BOOST_TEST(get_reply("", reply, true).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
