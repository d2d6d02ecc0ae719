// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_SOAK_FAULTS_HPP
#define CLERK_TESTS_SOAK_FAULTS_HPP

#include <support/fault_proxy.hpp>

#include <clerk/testing/scripted_reply.hpp>

#include <chrono>
#include <cstdint>
#include <random>
#include <string>

namespace soak
{
using clerk::testing::scripted_reply;

/// Random numbers for one thread.
class dice
{
public:
    explicit dice(std::uint32_t seed)
        : engine_(seed)
    {
    }
    /// In [low, high].
    int between(int low, int high)
    {
        return std::uniform_int_distribution<int>{low, high}(engine_);
    }
    bool one_in(int count)
    {
        return between(1, count) == 1;
    }
    std::chrono::milliseconds time(int low, int high)
    {
        return std::chrono::milliseconds{between(low, high)};
    }

private:
    std::mt19937 engine_;
};

/// Any fault of the proxy's, somewhere in an exchange whose request has `size` bytes.
inline clerk_tests::fault_script random_fault(dice& random, std::size_t size)
{
    using clerk_tests::direction;
    constexpr int usual_reply = 1200; // bytes
    bool const upward = random.one_in(2);
    auto const where = upward ? direction::to_server : direction::to_client;
    auto const at =
        static_cast<std::uint64_t>(random.between(0, upward ? static_cast<int>(size) : usual_reply));
    clerk_tests::fault_script script;
    switch (random.between(0, 6))
    {
    case 0:
        return script.delay(where, at, random.time(5, 300));
    case 1:
        return script.drip(where, at, static_cast<std::size_t>(random.between(1, 200)), random.time(1, 5));
    case 2:
        return script.corrupt(where, at, static_cast<unsigned char>(1 << random.between(0, 7)));
    case 3:
        return script.half_close(where, at);
    case 4:
        return script.cut(where, at);
    case 5:
        return script.reset(where, at);
    default:
        return script.stall(where, at);
    }
}

/// Any misbehaviour of a server that speaks HTTP.
inline scripted_reply random_reply(dice& random)
{
    auto const html = "<html><body><h1>Something went wrong</h1></body></html>";
    scripted_reply reply;
    switch (random.between(0, 13))
    {
    case 0:
        return reply.status(429).header("Retry-After", "0").body("{}");
    case 1:
        return reply.status(503).body("{}");
    case 2:
        return reply.status(502).header("Content-Type", "text/html").body(html);
    case 3:
        return reply.status(500).header("Content-Type", "text/html").body(html);
    case 4:
        return reply.close_before_reply();
    case 5:
        return reply.close_before_reply().not_carried_out();
    case 6:
        return reply.close_mid_body();
    case 7:
        return reply.close_after_reply();
    case 8:
        return reply.reset_before_reply();
    case 9:
        return reply.reset_mid_body();
    case 10:
        return reply.raw("\x16\x03\x01 this is no HTTP at all\r\n\r\n");
    case 11:
        return reply.pause_mid_body(random.time(5, 400));
    case 12:
        return reply.delay(random.time(5, 400));
    default:
        return reply.status(504).header("Connection", "close").body("");
    }
}

} // namespace soak

#endif
