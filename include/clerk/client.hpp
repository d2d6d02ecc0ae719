// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_CLIENT_HPP
#define CLERK_CLIENT_HPP

#include <clerk/api.hpp>
#include <clerk/client_options.hpp>
#include <clerk/client_statistics.hpp>
#include <clerk/core/initiate.hpp>
#include <clerk/core/prepared_warm_up.hpp>
#include <clerk/users.hpp>

#include <boost/asio/any_completion_handler.hpp>
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>

#include <concepts>
#include <cstddef>
#include <memory>
#include <string_view>
#include <utility>

namespace clerk
{
/// A connection pool to Clerk's Backend API, with the options for every call.
///
///     clerk::client client{io_context, clerk::client_options::from_environment()};
///     auto user = co_await client.users().get_user(id);
///
/// One client serves a whole program: it keeps connections open and shares them.
///
/// Lifetime: must not outlive the execution context; in particular, a coroutine that owns a client must end, or be
/// destroyed, before its context is. Destroying a client cancels the calls that are under way; they complete with
/// `errc::cancelled`. A client that was moved from may only be assigned to or destroyed.
///
/// Thread safety: all `const` members may be called from any thread at any time.
class client
{
public:
    /// Throws `clerk::exception` with `errc::invalid_argument` for options that cannot be right: a URL that is none,
    /// `http://` without `allow_plaintext`, a certificate file that cannot be read. Nothing is sent.
    CLERK_DECL client(asio::any_io_executor executor, client_options options);

    /// The same, with the executor of an execution context such as `asio::io_context`.
    template <class ExecutionContext>
        requires requires(ExecutionContext& context) {
            {
                context.get_executor()
            } -> std::convertible_to<asio::any_io_executor>;
        }
    client(ExecutionContext& context, client_options options)
        : client(asio::any_io_executor{context.get_executor()}, std::move(options))
    {
    }

    client(client&&) noexcept = default;
    CLERK_DECL client& operator=(client&& other) noexcept;
    CLERK_DECL ~client();

    /// The users of the instance.
    [[nodiscard]] clerk::users users() const
    {
        return with({}).users();
    }

    /// All that makes calls, with options of its own: `client.with(clerk::call_options{}.timeout(2s)).users()`.
    [[nodiscard]] api with(call_options const& options) const
    {
        return api{core_, options};
    }

    /// Any request that the library has no function for: see `api::request`.
    template <class Token = asio::use_awaitable_t<>>
        requires(!std::convertible_to<Token, json::value>)
    auto request(verb method, std::string_view path, query const& parameters = {}, Token&& token = Token{}) const
    {
        return with({}).request(method, path, parameters, std::forward<Token>(token));
    }
    /// \copydoc request
    template <class Token = asio::use_awaitable_t<>>
    auto request(verb method, std::string_view path, query const& parameters, json::value const& body,
        Token&& token = Token{}) const
    {
        return with({}).request(method, path, parameters, body, std::forward<Token>(token));
    }

    /// Opens connections ahead of the first calls, at most `pool_options::max_connections`, and completes with how many
    /// of the `connections` asked for are there; those that are idle already count. The token's signature is
    /// `void(boost::system::error_code, std::size_t)`; an error is that of the last connection that could not be opened.
    /// Deadline, repetition, cancellation and the forms of completion are those of any call.
    template <class Token = asio::use_awaitable_t<>>
    auto warm_up(std::size_t connections, Token&& token = Token{}) const
    {
        return detail::initiate(detail::prepared_warm_up{core_, connections}, std::forward<Token>(token));
    }

    /// Connections and calls, at this moment. Cheap: for a metrics endpoint.
    [[nodiscard]] CLERK_DECL client_statistics statistics() const;

    /// Closes the client gracefully: calls under way end by themselves, new ones fail with `errc::cancelled`, then the
    /// connections are closed. The token's signature is `void()`; without one it returns an awaitable.
    template <class Token = asio::use_awaitable_t<>>
    auto close(Token&& token = Token{}) const
    {
        return asio::async_initiate<Token, void()>(
            [core = core_](auto handler)
            {
                auto work = asio::make_work_guard(handler, executor_of(*core));
                close(*core,
                    [work = std::move(work), handler = std::move(handler)]() mutable
                    { asio::post(work.get_executor(), std::move(handler)); });
            },
            token);
    }

    [[nodiscard]] asio::any_io_executor const& get_executor() const noexcept
    {
        return executor_of(*core_);
    }

private:
    friend class authenticator;

    CLERK_DECL void shut_down() noexcept;
    [[nodiscard]] static CLERK_DECL asio::any_io_executor const& executor_of(detail::client_core& core) noexcept;
    static CLERK_DECL void close(detail::client_core& core, asio::any_completion_handler<void()> done);

    std::shared_ptr<detail::client_core> core_;
};

} // namespace clerk

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/impl/client.ipp>
#endif

#endif
