// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_SUPPORT_HANGING_SERVER_HPP
#define CLERK_TESTS_SUPPORT_HANGING_SERVER_HPP

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <chrono>
#include <list>
#include <stdexcept>

namespace clerk_tests
{
/// An address of this machine to which every attempt to connect hangs: it listens, accepts nothing, and its
/// queue of connections is full, so that the kernel drops what else asks for one, as a firewall would.
class hanging_server
{
public:
    using tcp = boost::asio::ip::tcp;

    /// Throws where the machine's kernel does not let a queue fill up.
    explicit hanging_server(boost::asio::ip::address const& address)
        : acceptor_(context_)
    {
        tcp::endpoint const endpoint{address, 0};
        acceptor_.open(endpoint.protocol());
        acceptor_.bind(endpoint);
        acceptor_.listen(0);
        // How many a queue of length 0 holds is the kernel's choice: full is what one more attempt shows to
        // be full.
        for (int filler = 0; filler < 64; ++filler)
        {
            bool decided = false;
            fillers_.emplace_back(context_).async_connect(
                acceptor_.local_endpoint(), [&](boost::system::error_code) { decided = true; });
            context_.restart();
            context_.run_one_for(std::chrono::milliseconds{200});
            if (!decided)
            {
                // Its handler refers to this function's variables, and its SYN would be repeated.
                fillers_.pop_back();
                context_.restart();
                context_.run();
                return;
            }
        }
        throw std::runtime_error{"no attempt to connect hangs on this machine"};
    }

    [[nodiscard]] tcp::endpoint endpoint() const
    {
        return acceptor_.local_endpoint();
    }

private:
    boost::asio::io_context context_{1};
    tcp::acceptor acceptor_;
    std::list<tcp::socket> fillers_;
};
} // namespace clerk_tests

#endif
