// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_BENCHMARKS_MEASURED_JSON_HPP
#define CLERK_BENCHMARKS_MEASURED_JSON_HPP

#include "attributes.hpp"
#include "support.hpp"
#include "user_reply.hpp"

#include <clerk/clerk.hpp>
#include <clerk/detail/decode.hpp>
#include <clerk/endpoints/users.hpp>

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parse.hpp>

#include <array>
#include <string>

namespace clerk_benchmarks
{
inline clerk::user decoded_user()
{
    clerk::user made;
    std::string problem;
    require(clerk::detail::decode_into_new(user_reply, made, problem), "the user cannot be read");
    return made;
}

/// What any reader on Boost.JSON does before it has a struct; its memory is on the stack.
inline void parse_into_value()
{
    std::array<unsigned char, 32 * 1024> memory;
    boost::json::monotonic_resource resource{memory.data(), memory.size()};
    boost::json::value const document = boost::json::parse(user_reply, &resource);
    require(document.is_object(), "the user cannot be read");
}

inline clerk::result<clerk::detail::request<clerk::user>> encoded_attributes(clerk::update_user_params const& params)
{
    auto made = clerk::endpoints::update_user(user_id, params, version_with_one_request);
    require(made.has_value(), "the attributes cannot be written");
    return made;
}
} // namespace clerk_benchmarks

#endif
