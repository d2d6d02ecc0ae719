// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_API_HPP
#define CLERK_API_HPP

#include <clerk/call_options.hpp>
#include <clerk/core/initiate.hpp>
#include <clerk/core/prepared_call.hpp>
#include <clerk/query.hpp>
#include <clerk/users.hpp>
#include <clerk/verb.hpp>

#include <boost/json/value.hpp>

#include <concepts>
#include <memory>
#include <string_view>
#include <utility>

namespace clerk
{
/// The Backend API through a client: all of `clerk::client` that makes calls, with options for these calls. Made by
/// `client::with()`; cheap to copy.
///
///     auto const once = client.with(clerk::call_options{}.timeout(2s));
///     auto user = co_await once.users().get_user(id);
///
/// Lifetime and thread safety: as `clerk::users`.
class api
{
public:
    /// The users of the instance.
    [[nodiscard]] clerk::users users() const
    {
        return clerk::users{core_, options_};
    }

    /// Sends any request that the library has no function for, and returns the reply's JSON (null for an empty one).
    ///
    ///     clerk::query query;
    ///     query.add("limit", "10");
    ///     json::value list = co_await client.request(clerk::verb::get, "/organizations", query);
    ///
    /// `path` stands behind the API's version and is percent-encoded already; a query belongs into `query`. GET, PUT and
    /// DELETE are sent again after failures in the middle, POST and PATCH are not. Completion, errors, cancellation and
    /// lifetimes as in `clerk::users`.
    template <class Token = asio::use_awaitable_t<>>
        requires(!std::convertible_to<Token, json::value>)
    auto request(verb method, std::string_view path, query const& parameters = {}, Token&& token = Token{}) const
    {
        return detail::initiate(prepare(method, path, parameters, nullptr), std::forward<Token>(token));
    }
    /// \copydoc request
    template <class Token = asio::use_awaitable_t<>>
    auto request(verb method, std::string_view path, query const& parameters, json::value const& body,
        Token&& token = Token{}) const
    {
        return detail::initiate(prepare(method, path, parameters, &body), std::forward<Token>(token));
    }

private:
    friend class client;

    api(std::shared_ptr<detail::client_core> core, call_options const& options)
        : core_(std::move(core))
        , options_(options)
    {
    }

    [[nodiscard]] CLERK_DECL detail::prepared_call<json::value> prepare(
        verb method, std::string_view path, query const& parameters, json::value const* body) const;

    std::shared_ptr<detail::client_core> core_;
    call_options options_;
};

} // namespace clerk

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/impl/api.ipp>
#endif

#endif
