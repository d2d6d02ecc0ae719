// SPDX-License-Identifier: BSL-1.0
// The body of a reply, whatever it holds: a user, or a reason why not; and a user survives the way to JSON and back.
#include "support.hpp"

#include <clerk/detail/decode.hpp>
#include <clerk/model/user.hpp>

#include <boost/json/serialize.hpp>
#include <boost/json/value_from.hpp>

#include <string>

int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    clerk::user user;
    std::string problem;
    if (!clerk::detail::decode(clerk_fuzz::as_text(data, size), user, problem))
    {
        clerk_fuzz::require(!problem.empty(), "what is refused has a reason");
        return 0;
    }
    boost::json::value const first = boost::json::value_from(user);
    clerk::user again;
    clerk_fuzz::require(clerk::detail::decode_value(first, again, problem), "what was decoded once is decoded again");
    clerk_fuzz::require(boost::json::value_from(again) == first, "a user survives the way to JSON and back");
    return 0;
}
