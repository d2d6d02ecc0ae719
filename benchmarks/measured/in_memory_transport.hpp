// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_BENCHMARKS_MEASURED_IN_MEMORY_TRANSPORT_HPP
#define CLERK_BENCHMARKS_MEASURED_IN_MEMORY_TRANSPORT_HPP

#include "user_reply.hpp"

#include <clerk/clerk.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include <chrono>
#include <string>
#include <utility>

namespace clerk_benchmarks
{
/// Answers each request with the same user, by a post.
class in_memory_transport final : public clerk::transport
{
public:
    explicit in_memory_transport(boost::asio::io_context& context)
        : context_(context)
    {
    }

    void async_exchange(
        clerk::http_request const&, std::chrono::steady_clock::time_point, handler done) override
    {
        boost::asio::post(context_,
            [done = std::move(done)]() mutable
            { std::move(done)(clerk::transport_result{clerk::http_reply{200, {}, std::string{user_reply}}}); });
    }

    void close() noexcept override {}

private:
    boost::asio::io_context& context_;
};
} // namespace clerk_benchmarks

#endif
