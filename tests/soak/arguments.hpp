// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_SOAK_ARGUMENTS_HPP
#define CLERK_TESTS_SOAK_ARGUMENTS_HPP

#include <chrono>
#include <cstdint>
#include <stdexcept>
#include <string>

namespace soak
{
/// What the command line says.
struct arguments
{
    std::chrono::seconds time{30};
    unsigned callers = 64;
    std::uint64_t max_calls = 2'000'000;
    std::uint32_t seed = 1;
    std::chrono::milliseconds timeout{1000};
    unsigned connections = 32;
};

inline constexpr char const* usage =
    "usage: clerk_soak [--seconds N] [--callers N] [--max-calls N] [--seed N] [--timeout MILLISECONDS] "
    "[--connections N]\n";

/// Throws `std::invalid_argument` or `std::out_of_range` for anything else.
inline arguments read_arguments(int argc, char** argv)
{
    arguments given;
    for (int i = 1; i < argc; i += 2)
    {
        std::string const name = argv[i];
        if (i + 1 == argc)
            throw std::invalid_argument(name);
        unsigned const value = static_cast<unsigned>(std::stoul(argv[i + 1]));
        if (value == 0 && name != "--seed")
            throw std::invalid_argument(name);
        if (name == "--seconds")
            given.time = std::chrono::seconds{value};
        else if (name == "--callers")
            given.callers = value;
        else if (name == "--max-calls")
            given.max_calls = value;
        else if (name == "--seed")
            given.seed = value;
        else if (name == "--timeout")
            given.timeout = std::chrono::milliseconds{value};
        else if (name == "--connections")
            given.connections = value;
        else
            throw std::invalid_argument(name);
    }
    return given;
}

} // namespace soak

#endif
