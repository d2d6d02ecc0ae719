// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_SUPPORT_FAULT_PROXY_HPP
#define CLERK_TESTS_SUPPORT_FAULT_PROXY_HPP

#include <support/fault_script.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>

namespace clerk_tests
{
/// A TCP relay on 127.0.0.1 between a client and a server on 127.0.0.1, that does to their bytes what scripts
/// say.
///
///     fault_proxy proxy{emulator.port()};
///     proxy.next_connection(fault_script{}.reset(direction::to_client, 100));
///
/// A fault strikes in the same step that passes on the bytes before it; at byte 0, as soon as there is a
/// connection to the server. Positions count the bytes on the wire: of TLS the proxy knows nothing.
///
/// Runs on a thread of its own, which the destructor ends, with all connections.
///
/// Thread safety: all members may be called from any thread at any time, but by choosers only those that
/// count.
class fault_proxy
{
public:
    /// Bytes that came over a connection, before they are passed on.
    struct piece
    {
        std::size_t connection; ///< The first is 1.
        direction where;
        std::uint64_t at; ///< How many bytes came before it in this direction.
        std::size_t size;
    };
    using connection_chooser = std::function<fault_script(std::size_t connection)>;
    using piece_chooser = std::function<fault_script(piece const&)>;

    explicit fault_proxy(std::uint16_t server_port);
    fault_proxy(fault_proxy const&) = delete;
    fault_proxy& operator=(fault_proxy const&) = delete;
    ~fault_proxy();

    [[nodiscard]] std::uint16_t port() const;

    /// The script of the next connection that is accepted, or of the one after those for which scripts wait
    /// already.
    void next_connection(fault_script script);

    /// Drops the scripts that no connection has got.
    void clear_scripts();

    /// Adds faults to the connection that was accepted last; positions count from what came over it so far,
    /// in each direction.
    void add_to_last_connection(fault_script script);

    /// Asked for the script of a connection for which none waits, on the proxy's thread. Before the first
    /// connection.
    void choose_per_connection(connection_chooser choose);

    /// Asked at each piece that comes, on the proxy's thread. Positions count from the piece's first byte; in
    /// the other direction from what came so far. Before the first connection.
    void choose_per_piece(piece_chooser choose);

    /// Returns when the proxy has ended what it was doing: if a byte has arrived by way of it, a fault right
    /// behind that byte has struck.
    void settle() const;

    /// Ends all connections (FIN).
    void close_connections();

    /// How many connections were accepted so far.
    [[nodiscard]] std::size_t connections() const;

    /// The most connections that the client had open at the same time, as the system knows it: those that the
    /// client has closed already do not count, even where the proxy has not heard of that yet.
    [[nodiscard]] std::size_t most_open() const;

    /// How many bytes were passed on in that direction, over all connections.
    [[nodiscard]] std::uint64_t forwarded(direction where) const;

    /// How many faults have struck.
    [[nodiscard]] std::size_t faults() const;
    [[nodiscard]] std::size_t faults(fault_kind kind) const;

private:
    struct state;
    struct link;
    std::unique_ptr<state> state_;
};

} // namespace clerk_tests

#endif
