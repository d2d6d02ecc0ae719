// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_AUTH_AUTHENTICATOR_HPP
#define CLERK_AUTH_AUTHENTICATOR_HPP

#include <clerk/as_result.hpp>
#include <clerk/auth/auth.hpp>
#include <clerk/auth/authenticator_options.hpp>
#include <clerk/auth/prepared_verification.hpp>
#include <clerk/auth/request_tokens.hpp>
#include <clerk/auth/session_claims.hpp>
#include <clerk/client.hpp>
#include <clerk/core/initiate.hpp>
#include <clerk/incoming_headers.hpp>
#include <clerk/result.hpp>

#include <memory>
#include <string_view>
#include <utility>

namespace clerk
{
/// Finds out who sent a request.
///
///     clerk::authenticator authenticator{client, options};
///     clerk::auth auth = co_await authenticator.authenticate_request(request);
///     if (!auth.user_id) …
///
/// A token is looked at in this order, which tells whoever sent it no more than they know already: its size, its three
/// parts, its header, its algorithm, its key, its signature, and only then its claims. The algorithm is RS256, RS384 or
/// RS512, whatever a token or a key says; a key in a token's header is never used.
///
/// Without `authenticator_options::jwt_key` the instance's keys are fetched through the client when the first token
/// comes, and kept (see `key_set_options`): one fetch however many wait, none on an idle server.
///
/// Of a verified session token the result is kept until the token expires or its key is no longer the instance's (see
/// `authenticator_options::cache_size`). The times are checked again whenever the token comes.
///
/// Cheap to copy: copies share keys and verified tokens. One per client is enough; several share the client's keys, unless
/// they have a `clock` or `key_set` options of their own.
///
/// Lifetime: may outlive the client that it was made from; what needs the network then completes with
/// `errc::cancelled`. Must not outlive the client's execution context.
///
/// Thread safety: distinct objects: safe, even where they are copies of each other. Shared objects: safe for `const`
/// access, which all operations are.
class authenticator
{
public:
    /// Throws `clerk::exception` with `errc::invalid_argument` for options that cannot be right: a `jwt_key` that is no
    /// public RSA key of 2048 bits or more, a negative `clock_skew`. Nothing is sent.
    explicit CLERK_DECL authenticator(client const& client, authenticator_options options = {});

    /// Who sent a request. Every reason why nobody did is in the result, `auth::reason`, also that Clerk cannot be
    /// reached: then `auth::error` says more. An error (without a `clerk::result`: an exception) is only
    /// `errc::cancelled`.
    ///
    /// - Session tokens come in the cookies `__session_<suffix>` (with `publishable_key`) and `__session`, and as
    ///   `Authorization: Bearer`. They are tried in this order, and the first good one counts. Where none is good, the
    ///   reason is that of the first one that there is.
    /// - A machine token comes as `Authorization: Bearer`. One of an accepted kind is the only one that counts.
    /// - More than one `Authorization` line, or `Bearer` without exactly one token, is a broken token. Of several
    ///   cookies of one name the first counts. An empty one does not.
    ///
    /// @param request A `boost::beast::http` request with any body, or any other `header_source`.
    /// @param token Any completion token of the signature `void(boost::system::error_code, auth)`, or
    ///     `clerk::as_result`. Completes by a post to the handler's associated executor. The request needs not outlive this call. Every
    ///     type of cancellation ends it at once.
    template <header_source Request, class Token = asio::use_awaitable_t<>>
    auto authenticate_request(Request const& request, Token&& token = Token{}) const
    {
        return detail::initiate(
            detail::prepared_verification<auth>{core_, detail::find_tokens(request, suffixed_cookie())},
            std::forward<Token>(token));
    }

    /// The same at once, on this thread and without the network: with `jwt_key`, or with a key set that is here
    /// already. Otherwise the reason is `network_required`; a key set that is missing is then fetched in the
    /// background, so that a later call finds it.
    template <header_source Request>
    [[nodiscard]] auth authenticate_request_now(Request const& request) const
    {
        return authenticate_now(detail::find_tokens(request, suffixed_cookie()));
    }

    /// What a session token says. A refusal is an error whose `reason()` says why: `errc::unauthorized`, or what kept
    /// the key set from being fetched. Other kinds of token are refused.
    ///
    /// @param token As in `authenticate_request`, with `session_claims`. Without one it returns an awaitable of
    ///     `clerk::result<session_claims>`: that a token is bad is nothing exceptional.
    template <class Token = as_result_awaitable_t>
    auto verify_token(std::string_view jwt, Token&& token = Token{}) const
    {
        detail::request_tokens tokens;
        tokens.bearer = jwt;
        return detail::initiate(
            detail::prepared_verification<session_claims>{core_, tokens}, std::forward<Token>(token));
    }

    /// The same at once, as `authenticate_request_now`. Does not allocate where it refuses.
    [[nodiscard]] CLERK_DECL result<session_claims> verify_token_now(std::string_view jwt) const;

private:
    [[nodiscard]] CLERK_DECL std::string_view suffixed_cookie() const noexcept;
    [[nodiscard]] CLERK_DECL auth authenticate_now(detail::request_tokens const& tokens) const;

    std::shared_ptr<detail::authenticator_core const> core_;
};

} // namespace clerk

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/auth/impl/authenticator.ipp>
#endif

#endif
