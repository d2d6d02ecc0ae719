// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_BENCHMARKS_NETWORK_MEMORY_HPP
#define CLERK_BENCHMARKS_NETWORK_MEMORY_HPP

#include <malloc.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <fstream>
#include <stdexcept>
#include <string_view>

namespace clerk_benchmarks
{
/// What a process holds at a moment. The heap is malloc's, so that OpenSSL's part is in it.
struct memory_use
{
    double heap = 0;
    double resident = 0;

    static memory_use now()
    {
        malloc_trim(0); // What was freed is nobody's.
        auto const heap = mallinfo2();
        std::ifstream statm{"/proc/self/statm"};
        long all = 0, resident = 0;
        statm >> all >> resident;
        return {static_cast<double>(heap.uordblks + heap.hblkhd),
            static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE))};
    }
};

/// One line of JSON: what each of `count` things takes.
inline void report_memory(std::string_view what, std::size_t count, memory_use before, memory_use after)
{
    auto const each = [count](double from, double to) { return (to - from) / static_cast<double>(count); };
    std::printf("{\"what\": \"%.*s\", \"count\": %zu, \"heap_bytes_each\": %.1f, \"resident_bytes_each\": %.1f}\n",
        static_cast<int>(what.size()), what.data(), count, each(before.heap, after.heap),
        each(before.resident, after.resident));
}

/// As many open files as the system lets this process have.
inline void allow_many_files(std::size_t needed)
{
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    if (limit.rlim_cur < needed)
        throw std::runtime_error("this process may not open enough files");
}
} // namespace clerk_benchmarks

#endif
