// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_EMULATOR_HPP
#define CLERK_TESTING_EMULATOR_HPP

#include <clerk/client_options.hpp>
#include <clerk/detail/config.hpp>
#include <clerk/model/user.hpp>
#include <clerk/testing/emulator_options.hpp>
#include <clerk/testing/machine_token_options.hpp>
#include <clerk/testing/recorded_request.hpp>
#include <clerk/testing/scripted_reply.hpp>
#include <clerk/testing/session_token_options.hpp>
#include <clerk/testing/signed_webhook.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <boost/json/value_from.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace clerk::testing
{
namespace detail
{
struct emulator_parts;
}

/// What becomes of the keys that signed tokens before another one takes over.
enum class old_keys
{
    kept,    ///< They stay in the key set, so that tokens under way are still good.
    dropped, ///< They are gone, as after one was stolen.
};

/// A stand-in for Clerk's Backend API: a real HTTP server (TLS, HTTP/1.1, keep-alive) on 127.0.0.1 with users in memory.
///
///     clerk::testing::emulator emulator{io_context};
///     clerk::user john = emulator.add_user(clerk::user{});
///     clerk::client client{io_context, emulator.client_options()};
///
/// It asks for the secret key, knows the API versions 2021-02-05, 2024-10-01, 2025-04-10, 2025-11-10 and 2026-05-12,
/// checks paths, content types and parameters, and answers errors in Clerk's envelope with Clerk's codes. It serves
/// `GET` and `PATCH /v1/users/{user_id}`, and `PATCH` and `PUT /v1/users/{user_id}/metadata`; `GET /v1/jwks`; and the
/// `POST` that verifies a machine's token in `/v1/api_keys/verify`, `/v1/m2m_tokens/verify` and
/// `/v1/oauth_applications/access_tokens/verify`. No password, digest, TOTP secret or backup code is kept.
///
/// What Clerk gives to browsers and sends by itself it makes, too: session tokens and webhook messages.
///
/// Lifetime: must not outlive the execution context. Its destruction stops it, see `stop()`.
///
/// Thread safety: distinct objects: safe. Shared objects: all members but the constructors, assignment and the
/// destructor may be called from any thread at any time, also while requests are served, on any number of threads.
class emulator
{
public:
    /// Listens at once; answers as soon as the executor runs.
    /// Throws `boost::system::system_error` if the port cannot be had, or for a certificate that cannot be used;
    /// `clerk::exception` with `errc::invalid_argument` for a rate limit with no requests, or with a period that is not
    /// between nothing and a year.
    CLERK_DECL explicit emulator(asio::any_io_executor executor, emulator_options options = {});

    /// The same, with the executor of an execution context such as `asio::io_context`.
    template <class ExecutionContext>
        requires requires(ExecutionContext& context) {
            {
                context.get_executor()
            } -> std::convertible_to<asio::any_io_executor>;
        }
    explicit emulator(ExecutionContext& context, emulator_options options = {})
        : emulator(asio::any_io_executor{context.get_executor()}, std::move(options))
    {
    }

    emulator(emulator const&) = delete;
    emulator& operator=(emulator const&) = delete;
    /// The one moved from may only be assigned to or destroyed.
    CLERK_DECL emulator(emulator&& other) noexcept;
    CLERK_DECL emulator& operator=(emulator&& other) noexcept;
    CLERK_DECL ~emulator();

    /// The port that it listens on.
    [[nodiscard]] CLERK_DECL std::uint16_t port() const;

    /// `https://127.0.0.1:PORT`, or `http://…` without TLS.
    [[nodiscard]] CLERK_DECL std::string url() const;

    /// The certificate of the authority that issued the emulator's own one, as PEM text: what a client has to trust.
    /// The emulator's own certificate if that was given in the options; empty without TLS.
    [[nodiscard]] CLERK_DECL std::string certificate_authority_pem() const;

    /// Options for a client of this emulator: its URL, its secret key, its authority.
    [[nodiscard]] CLERK_DECL clerk::client_options client_options() const;

    /// Adds a user and returns it as it now is. What is given, in the API's names, is kept, also members that are not
    /// known; what is missing (no ID, no time of creation, no IDs of email addresses, phone numbers and wallets, no
    /// primary one) is filled in as Clerk would. Nothing given: a user without a name.
    ///
    ///     emulator.add_user({{"id", "user_1"}, {"first_name", "John"}});
    ///
    /// Throws `std::invalid_argument` if the ID, the username or the external ID is another user's, and for JSON that
    /// is no user: it says where.
    CLERK_DECL clerk::user add_user(json::object user = {});

    /// The same from a typed user. (A template so that a braced list is JSON, as above, and not taken for both.)
    template <std::same_as<clerk::user> User = clerk::user>
    clerk::user add_user(User user)
    {
        return add_typed_user(std::move(user));
    }

    /// The user as it now is, if there is one with this ID.
    [[nodiscard]] CLERK_DECL std::optional<clerk::user> user(std::string_view id) const;

    /// How many users there are.
    [[nodiscard]] CLERK_DECL std::size_t user_count() const;

    /// A session token (JWT) of the user, who need not exist. With the defaults it is good for the next minute.
    ///
    ///     request.set(http::field::authorization, "Bearer " + emulator.session_token(john.id));
    ///
    /// The first call makes the key, which takes some tenths of a second. Throws `std::invalid_argument` for a claim
    /// version that there is not, a permission that is not of the form `org:FEATURE:ACTION`, or too many of them.
    [[nodiscard]] CLERK_DECL std::string session_token(
        std::string_view user_id, session_token_options options = {}) const;

    /// The public half of the key that signs session tokens, as PEM text: what `authenticator_options::jwt_key` wants.
    [[nodiscard]] CLERK_DECL std::string jwt_key() const;

    /// Makes another key, which signs from now on.
    CLERK_DECL void rotate_signing_key(old_keys old = old_keys::kept);

    /// The issuer in session tokens: the Frontend API's URL of the emulated instance, which nobody serves.
    [[nodiscard]] CLERK_DECL std::string issuer() const;

    /// Adds an API key that acts for a user or an organization. A token of the same text is replaced.
    /// @return The key's text, `ak_…`
    CLERK_DECL std::string add_api_key(std::string_view subject, machine_token_options options = {});

    /// Adds an M2M token of a machine (`mch_…`).
    /// @return The token's text, `mt_…`
    CLERK_DECL std::string add_m2m_token(std::string_view subject, machine_token_options options = {});

    /// Adds an OAuth access token of a user.
    /// @return The token's text, `oat_…`
    CLERK_DECL std::string add_oauth_token(std::string_view subject, machine_token_options options = {});

    /// Revokes a token of the three kinds above.
    /// @return Whether there is such a token.
    CLERK_DECL bool revoke_machine_token(std::string_view token);

    /// A webhook message about `data`, signed with `webhook_secret()`. It is not sent.
    ///
    ///     auto const message = emulator.webhook("user.created", john);
    [[nodiscard]] CLERK_DECL signed_webhook webhook(
        std::string_view type, json::value data, webhook_options options = {}) const;

    /// The same about a typed resource.
    template <class Resource>
        requires(!std::convertible_to<Resource const&, json::value> && json::has_value_from<Resource>::value)
    [[nodiscard]] signed_webhook webhook(
        std::string_view type, Resource const& resource, webhook_options options = {}) const
    {
        return webhook(type, json::value_from(resource), std::move(options));
    }

    /// What webhook messages are signed with, `whsec_…`: another one in each emulator.
    [[nodiscard]] CLERK_DECL secret webhook_secret() const;

    /// What was asked so far, in the order of arrival, whether answered or not. What is no complete HTTP request, or is
    /// too large, does not count.
    [[nodiscard]] CLERK_DECL std::vector<recorded_request> requests() const;

    /// Returns what was asked since the last time, as `requests()` does, and forgets it: between the two no request can
    /// come and be lost.
    [[nodiscard]] CLERK_DECL std::vector<recorded_request> take_requests();

    /// Forgets the requests so far.
    CLERK_DECL void clear_requests();

    /// Lets the next request have this reply, or the one after those for which replies wait already.
    CLERK_DECL void next_reply(scripted_reply reply);

    /// Calls `handler` whenever a request has arrived and its reply has not been sent, from a thread of the executor. An
    /// empty one: no more. Must not throw.
    CLERK_DECL void on_request(std::function<void()> handler);

    /// How many connections were accepted so far.
    [[nodiscard]] CLERK_DECL std::size_t connections_accepted() const;

    /// Closes all connections, as a server does with idle ones; it goes on listening.
    CLERK_DECL void close_connections();

    /// Listens no more and closes all connections; requests under way get no reply. The port is free on return; the
    /// rest happens as soon as the executor runs, and leaves it no work. The users can still be looked at.
    CLERK_DECL void stop();

private:
    CLERK_DECL clerk::user add_typed_user(clerk::user user);

    std::unique_ptr<detail::emulator_parts> parts_;
};

} // namespace clerk::testing

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/testing/impl/emulator.ipp>
#endif

#endif
