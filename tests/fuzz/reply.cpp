// SPDX-License-Identifier: BSL-1.0
// Any bytes as an HTTP reply, in any pieces: the first byte of the input says how large these are.
#include "support.hpp"

#include <clerk/transport/reply_reader.hpp>

#include <algorithm>
#include <string>

int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    using progress = clerk::detail::reply_reader::progress;
    if (size == 0)
        return 0;
    std::size_t const piece = std::size_t{*data} + 1;
    std::string_view rest = clerk_fuzz::as_text(data + 1, size - 1);

    std::size_t const longest_body = 1000;
    clerk::detail::reply_reader reader{longest_body};
    reader.start();
    auto state = progress::need_more;
    while (state == progress::need_more && !rest.empty())
    {
        std::string const next{rest.substr(0, piece)}; // gone once it was read
        rest.remove_prefix(next.size());
        state = reader.read(next);
    }
    if (state == progress::need_more)
        state = reader.read_end();
    if (state == progress::complete)
    {
        bool const reusable = reader.reusable();
        clerk_fuzz::require(!reusable || !reader.has_leftover(), "what has bytes left over is not used again");
        clerk_fuzz::require(reader.take().body.size() <= longest_body, "no body is longer than allowed");
    }
    else
        clerk_fuzz::require(reader.problem().failed(), "what is no reply has a reason");
    return 0;
}
