// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_WEBHOOKS_WEBHOOK_VERIFIER_HPP
#define CLERK_WEBHOOKS_WEBHOOK_VERIFIER_HPP

#include <clerk/detail/config.hpp>
#include <clerk/incoming_headers.hpp>
#include <clerk/result.hpp>
#include <clerk/secret.hpp>
#include <clerk/webhooks/signature_headers.hpp>
#include <clerk/webhooks/webhook_event.hpp>
#include <clerk/webhooks/webhook_verifier_options.hpp>

#include <concepts>
#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace clerk
{
namespace detail
{
struct webhook_verifier_parts;

/// A body that lies in memory in one piece: `std::string`, `std::vector<unsigned char>`, …
template <class Body>
concept contiguous_body = requires(Body const& body) {
    requires sizeof(*body.data()) == 1;
    {
        body.size()
    } -> std::convertible_to<std::size_t>;
};

template <class Request>
concept request_with_contiguous_body = requires(Request const& request) {
    requires contiguous_body<std::remove_cvref_t<decltype(request.body())>>;
};
} // namespace detail

/// Tells whether a request to a webhook endpoint comes from Clerk, and what it says (Standard Webhooks, sent by Svix).
///
///     clerk::webhook_verifier verifier{"whsec_…"};
///     clerk::result<clerk::webhook_event> event = verifier.verify(request);
///     if (!event)
///         return answer(400, event.error().message());
///
/// The signature is looked at before anything that it signs, and compared in constant time. Errors:
/// - `errc::invalid_argument`: the headers are missing, empty, there more than once, of both kinds (`svix-…` and
///   `webhook-…`) or no such thing; or the body is too long.
/// - `errc::unauthorized`: no signature matches, or the message is too old or from the future.
/// - `errc::conflict`: the message was seen before (`webhook_verifier_options::replay_window`). Answer it with success,
///   or it is sent again.
/// - `errc::malformed_response`: signed, but not an event; the message says where.
///
/// Messages hold no secret, and of the body only what its parts are called and of which kind they are. Throws nothing
/// but `std::bad_alloc`, and `std::runtime_error` where OpenSSL has no HMAC-SHA256.
///
/// Lifetime: what is passed is not referred to after the call. Copies share the messages seen.
///
/// Thread safety: distinct objects: safe, even where they are copies of each other. Shared objects: safe for `const`
/// access, which verifying is.
class webhook_verifier
{
public:
    /// Throws `clerk::exception` with `errc::invalid_argument` for a secret that is empty or no Base64, and for options
    /// that cannot be meant.
    /// @param signing_secret The endpoint's signing secret, as Clerk's dashboard shows it: `whsec_` and Base64. Prefix and
    ///     padding may be missing.
    CLERK_DECL explicit webhook_verifier(secret signing_secret, webhook_verifier_options options = {});

    /// The same for several secrets, any of which may have signed a message: while they rotate, say.
    CLERK_DECL explicit webhook_verifier(
        std::vector<secret> signing_secrets, webhook_verifier_options options = {});

    /// With the secret in the variable that every Clerk SDK reads, CLERK_WEBHOOK_SIGNING_SECRET. Throws as the
    /// constructors do, also where it is not set.
    [[nodiscard]] CLERK_DECL static webhook_verifier from_environment(webhook_verifier_options options = {});

    /// Checks a request: a `boost::beast::http::request` whose body is text or bytes in one piece, or whatever else has
    /// headers (see `header_source`) and such a `body()`. The body must be as it came, byte for byte.
    template <class Request>
    [[nodiscard]] result<webhook_event> verify(Request const& request) const
    {
        static_assert(detail::request_with_contiguous_body<Request>,
            "verify(request) needs a request whose body() has data() and size(), such as http::string_body; otherwise "
            "pass headers and body: verify(headers, body)");
        if constexpr (detail::request_with_contiguous_body<Request>)
        {
            auto const& body = request.body();
            return verify(request, std::string_view{reinterpret_cast<char const*>(body.data()), body.size()});
        }
        else
            return verify(request, std::string_view{});
    }

    /// The same with the body apart.
    /// @param headers Anything that headers can be looked up in, see `header_source`.
    template <class Headers>
    [[nodiscard]] result<webhook_event> verify(Headers const& headers, std::string_view body) const
    {
        return verify_found(detail::find_signature_headers(headers), body);
    }

    /// The same with the three headers' values.
    [[nodiscard]] CLERK_DECL result<webhook_event> verify(
        std::string_view id, std::string_view timestamp, std::string_view signature, std::string_view body) const;

    /// Forgets a message that was seen, so that it is taken when it comes again: for one that verified but could not be
    /// dealt with, and was answered with an error. Without effect where it is not remembered.
    /// @param message_id `webhook_event::message_id`
    CLERK_DECL void forget(std::string_view message_id) const;

private:
    [[nodiscard]] CLERK_DECL result<webhook_event> verify_found(
        detail::signature_headers const& found, std::string_view body) const;

    std::shared_ptr<detail::webhook_verifier_parts> parts_;
};

} // namespace clerk

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/webhooks/impl/webhook_verifier.ipp>
#endif

#endif
