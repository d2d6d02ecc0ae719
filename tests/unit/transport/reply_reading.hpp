// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_UNIT_TRANSPORT_REPLY_READING_HPP
#define CLERK_TESTS_UNIT_TRANSPORT_REPLY_READING_HPP

#include <clerk/transport/reply_reader.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace clerk_tests
{
using clerk::detail::reply_reader;
using progress = reply_reader::progress;

inline constexpr std::size_t longest_body = 1000;

/// Gives the reader `bytes`, in pieces no larger than a TLS record; returns what the last one led to.
inline progress feed(reply_reader& reader, std::string_view bytes)
{
    constexpr std::size_t most = 16 * 1024;
    auto state = progress::need_more;
    while (!bytes.empty() && state == progress::need_more)
    {
        // Each where nothing is once it was read: nothing may be kept of it.
        std::vector<char> const piece(bytes.data(), bytes.data() + std::min(bytes.size(), most));
        bytes.remove_prefix(piece.size());
        state = reader.read({piece.data(), piece.size()});
    }
    return state;
}

/// "complete", "need more" or "failed"
inline std::string name_of(progress value)
{
    return value == progress::complete ? "complete" : value == progress::failed ? "failed" : "need more";
}

/// What came of reading bytes, in one line: "200 [body] keep", "200 [body] close", "need more", "failed: …".
inline std::string outcome(reply_reader& reader, progress state)
{
    if (state == progress::failed)
        return "failed: " + reader.problem().message();
    if (state != progress::complete)
        return name_of(state);
    bool const keep = reader.reusable();
    auto const reply = reader.take();
    return std::to_string(reply.status) + " [" + reply.body + (keep ? "] keep" : "] close");
}

/// The outcome of `bytes`, which the peer may end with a proper close.
inline std::string read(std::string_view bytes, bool closed = false, std::size_t limit = longest_body)
{
    reply_reader reader{limit};
    reader.start();
    auto state = feed(reader, bytes);
    if (closed && state == progress::need_more)
        state = reader.read_end();
    return outcome(reader, state);
}

/// The same in every division into two pieces, and byte by byte. All must agree.
inline std::string read_in_every_way(std::string_view bytes, bool closed = false)
{
    std::string const whole = read(bytes, closed);
    for (std::size_t split = 1; split < bytes.size(); ++split)
    {
        reply_reader reader{longest_body};
        reader.start();
        auto state = feed(reader, bytes.substr(0, split));
        if (state == progress::need_more)
            state = feed(reader, bytes.substr(split));
        if (closed && state == progress::need_more)
            state = reader.read_end();
        std::string const divided = outcome(reader, state);
        BOOST_TEST(divided == whole, "divided at " << split << ": " << divided << ", not " << whole);
    }
    reply_reader reader{longest_body};
    reader.start();
    auto state = progress::need_more;
    for (std::size_t at = 0; at < bytes.size() && state == progress::need_more; ++at)
        state = feed(reader, bytes.substr(at, 1));
    if (closed && state == progress::need_more)
        state = reader.read_end();
    std::string const by_bytes = outcome(reader, state);
    BOOST_TEST(by_bytes == whole);
    return whole;
}

} // namespace clerk_tests

#endif
