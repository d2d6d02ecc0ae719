// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TRANSPORT_CONNECTION_HPP
#define CLERK_TRANSPORT_CONNECTION_HPP

#include <clerk/transport/connect_race.hpp>
#include <clerk/transport/reply_reader.hpp>
#include <clerk/transport/request_text.hpp>
#include <clerk/transport/server_url.hpp>
#include <clerk/transport/tls_engine.hpp>
#include <clerk/transport/tls_session.hpp>
#include <clerk/transport/transport.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clerk::detail
{
/// An exchange on its way through the transport.
struct pending_exchange
{
    pending_exchange(http_request const* to_send, transport::handler when_done)
        : request(to_send)
        , done(std::move(when_done))
    {
    }

    http_request const* request; ///< Null: only a connection is wanted.
    transport::handler done;
    /// Set before the connection is told: it may look here before the telling arrives.
    std::atomic<bool> cancel_requested{false};
};

using exchange_pointer = std::shared_ptr<pending_exchange>;

/// What all connections of a transport have in common.
struct connection_settings
{
    connection_settings(server_url to, std::optional<server_url> through, std::shared_ptr<asio::ssl::context> context,
        request_text requests, client_options const& options)
        : server(std::move(to))
        , proxy(std::move(through))
        , tls(std::move(context))
        , text(std::move(requests))
        , longest_body(options.max_response_bytes)
        , connect_timeout(options.pool.connect_timeout)
        , connection_attempt_delay(options.pool.connection_attempt_delay)
        , thread_safe(options.thread_safe)
        , session(options.thread_safe)
    {
    }

    server_url server;
    std::optional<server_url> proxy;
    std::shared_ptr<asio::ssl::context> tls; ///< Null: plain TCP.
    request_text text;
    std::size_t longest_body;
    std::chrono::milliseconds connect_timeout;
    std::chrono::milliseconds connection_attempt_delay;
    bool thread_safe;

    // What the connections find out.
    tls_session session;
    std::atomic<std::uint64_t> opened{0};
    std::atomic<std::uint64_t> resumed{0};
};

class connection;

/// Whom a connection tells that it is done with an exchange.
class connection_owner
{
public:
    /// The connection is free; `reusable`: it may carry another exchange.
    virtual void released(std::shared_ptr<connection> which, exchange_pointer const& served, bool reusable) = 0;

protected:
    ~connection_owner() = default;
};

/// One TCP connection, with TLS and a proxy's tunnel where they are asked for. Opens itself when it gets its first
/// exchange, and again when it finds that the peer closed it while it was idle.
///
/// Thread safety: `run` and `cancel` may be called from any thread. All else happens on a strand.
class connection : public std::enable_shared_from_this<connection>
{
public:
    CLERK_DECL connection(asio::any_io_executor const& executor, std::shared_ptr<connection_settings> settings,
        std::weak_ptr<connection_owner> owner);
    connection(connection const&) = delete;
    connection& operator=(connection const&) = delete;
    /// Says goodbye to the server, if the connection is open and nothing is under way on it.
    CLERK_DECL ~connection();

    /// Carries out `exchange`: sends it from within this function where the executor permits that, but never tells of its
    /// end before this function has returned. Precondition: the one before has ended.
    CLERK_DECL void run(exchange_pointer exchange);

    /// Ends `exchange`, if it is still the present one.
    CLERK_DECL void cancel(exchange_pointer exchange, bool only_while_unsent);

    /// When it was last opened. To be called within `connection_owner::released`.
    [[nodiscard]] std::chrono::steady_clock::time_point opened_at() const noexcept
    {
        return opened_at_;
    }

private:
    using tcp = asio::ip::tcp;

    // The way of an exchange, in this order. Each step ends by starting the next one.
    void begin();
    void open();
    void resolve();
    void on_resolved(boost::system::error_code problem, tcp::resolver::results_type resolved);
    void connect(std::vector<tcp::endpoint> const& addresses);
    void on_connected(boost::system::error_code problem, tcp::socket socket, std::string description);
    void open_tunnel();
    void on_tunnel_asked_for(boost::system::error_code problem);
    void on_tunnel_reply();
    void shake_hands();
    void advance_handshake();
    void on_handshake_written(boost::system::error_code problem);
    void on_handshake(boost::system::error_code problem);
    void on_open();
    void carry();
    void send();
    void on_sent(boost::system::error_code problem);
    void receive();
    void succeed();
    void fail(errc code, boost::system::error_code cause, std::string description = {});

    /// Writes `bytes`, which stay where they are, then calls `next`, perhaps from within this function.
    void write(std::string_view bytes, void (connection::*next)(boost::system::error_code));
    void write_rest(boost::system::error_code problem);
    /// Waits for bytes. What is made of them depends on the phase.
    void read();
    void on_read(boost::system::error_code problem, std::size_t count);
    void read_reply(boost::system::error_code problem, std::size_t count);
    [[nodiscard]] reply_reader::progress decrypt(boost::system::error_code& problem);
    void on_extra_output_written(boost::system::error_code problem);
    void on_broken_reply(boost::system::error_code problem);

    /// A handler for an operation of this exchange: drops what comes after the exchange's end.
    template <class... Arguments>
    auto then(void (connection::*next)(Arguments...));

    [[nodiscard]] bool alive();
    void arm_connect_timer();
    void on_connect_timer(boost::system::error_code stopped);
    void finish(transport_result result, bool reusable);
    void report(exchange_pointer const& exchange, transport_result result, bool reusable);
    void close_socket();
    void wipe_text() noexcept;
    [[nodiscard]] server_url const& peer() const noexcept;
    [[nodiscard]] clerk::transfer transfer() const noexcept;

    asio::any_io_executor strand_; ///< Or the bare executor, where all happens on one thread.
    std::shared_ptr<connection_settings> settings_;
    std::weak_ptr<connection_owner> owner_;
    tcp::resolver resolver_;
    connect_race race_;
    asio::steady_timer connect_timer_;
    tcp::socket socket_;
    std::unique_ptr<char[]> input_; ///< What comes from the socket. There while it is open.
    std::optional<tls_engine> tls_;
    tls_engine::progress handshake_ = tls_engine::progress::need_input;
    bool open_ = false;
    bool session_kept_ = false; ///< Of the present connection.
    std::chrono::steady_clock::time_point opened_at_;

    exchange_pointer exchange_; ///< The present one, or none.
    std::uint64_t exchange_number_ = 0; ///< Changes when one begins and when it ends.
    bool beginning_ = false; ///< Within `run`, which must not tell of an end.
    clerk::phase phase_ = clerk::phase::preparing;
    bool permanent_ = false; ///< Whether the present exchange fails for a reason that stays.
    bool reused_ = false; ///< Whether the connection was open before the present exchange.
    bool sent_ = false; ///< Whether a byte of the present request may have left.
    std::size_t bytes_sent_ = 0;
    wiping_vector text_;
    reply_reader reader_;
    boost::system::error_code write_problem_;

    // Of the present writing.
    std::string_view unwritten_;
    std::size_t written_ = 0;
    void (connection::*after_writing_)(boost::system::error_code) = nullptr;
};

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/transport/impl/connection.ipp>
#include <clerk/transport/impl/connection_opening.ipp>
#endif

#endif
