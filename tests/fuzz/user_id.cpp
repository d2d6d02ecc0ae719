// SPDX-License-Identifier: BSL-1.0
// Any bytes as an ID: refused, or one segment of the path from which nothing leads elsewhere.
#include "support.hpp"

#include <clerk/detail/percent_encoding.hpp>
#include <clerk/detail/resource_id.hpp>

#include <string>

int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::string_view const id = clerk_fuzz::as_text(data, size);
    if (!clerk::detail::problem_with_id(id).empty())
        return 0;
    clerk_fuzz::require(!id.empty() && id.size() <= 255, "an accepted ID has 1 to 255 bytes");

    std::string segment;
    clerk::detail::append_path_segment(segment, id);
    clerk_fuzz::require(clerk::detail::percent_decoded(segment) == id, "the segment is the ID, encoded");
    for (int decoded = 0; decoded < 8; ++decoded)
    {
        clerk_fuzz::require(segment != "." && segment != "..", "no dot segment, however often it is decoded");
        clerk_fuzz::require(decoded > 0 || segment.find_first_of("/\\?# \r\n\t") == std::string::npos,
            "the segment ends neither itself nor the path");
        segment = clerk::detail::percent_decoded(segment);
    }
    return 0;
}
