// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_HOSTILE_LIVE_BYTES_HPP
#define CLERK_TESTS_HOSTILE_LIVE_BYTES_HPP

#include <cstddef>

namespace clerk_tests
{
/// Counts what this thread allocates with `operator new` as long as it exists, and keeps the peak of what was not given
/// back. Other threads, such as that of the peer, do not count. One at a time.
class live_bytes
{
public:
    live_bytes() noexcept;
    live_bytes(live_bytes const&) = delete;
    live_bytes& operator=(live_bytes const&) = delete;
    ~live_bytes();

    [[nodiscard]] std::size_t peak() const noexcept;
};

} // namespace clerk_tests

#endif
