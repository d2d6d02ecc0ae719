// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TRANSPORT_CONNECT_RACE_HPP
#define CLERK_TRANSPORT_CONNECT_RACE_HPP

#include <clerk/detail/config.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/system/error_code.hpp>

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace clerk::detail
{
/// How long an address has for itself before the next one is tried beside it (RFC 8305, section 8).
inline constexpr std::chrono::milliseconds connection_attempt_delay{250};

/// Connects to the first of a server's addresses that answers, as `address_race` decides.
///
/// What is under way belongs to its pending operations alone, `done` included: this object does not keep it
/// alive, and may itself be kept alive by `done`, without a circle. Where the execution context ends in the
/// middle, all of it goes.
///
/// Thread safety: none; everything happens on the executor, which must run one handler at a time.
class connect_race
{
public:
    using tcp = asio::ip::tcp;
    /// The error, or success and a connected socket. With an error: a socket that is not open, and what
    /// happened to which address (see `address_race::description`).
    using handler = std::function<void(boost::system::error_code, tcp::socket, std::string)>;

    explicit connect_race(asio::any_io_executor executor)
        : executor_(std::move(executor))
    {
    }

    /// Begins a race between `addresses`, which are in the resolver's order. `done` is called once, on the
    /// executor, never from within this function, unless `cancel` or the end of the context comes first; by
    /// then no socket but the winner's is open and no timer is running.
    ///
    /// Precondition: no race is under way.
    CLERK_DECL void start(
        std::vector<tcp::endpoint> const& addresses, std::chrono::milliseconds attempt_delay, handler done);

    /// Closes all sockets and forgets `done`, which is then never called. Without a race under way: nothing.
    CLERK_DECL void cancel();

private:
    class attempts;

    asio::any_io_executor executor_;
    std::weak_ptr<attempts> under_way_;
};

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/transport/impl/connect_race.ipp>
#endif

#endif
