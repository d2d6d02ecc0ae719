// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_CONTRACT_RECORDED_CASE_HPP
#define CLERK_TESTS_CONTRACT_RECORDED_CASE_HPP

#include "json_support.hpp"
#include "replay_server.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace contract
{
/// One call as another SDK was seen to make it: its arguments, what the server answered, the requests that
/// arrived and what the caller got.
struct recorded_case
{
    std::string name;
    std::string user_id;
    json::object attributes; ///< By their documented names: `firstName`, `publicMetadata`, ...
    std::vector<scripted_reply> replies;
    json::array requests; ///< Each with method, target, headers, body and raw (the body as text).
    json::object outcome; ///< Either `value`, or `threw` with what was known about the error.
};

inline scripted_reply reply_from(json::object const& recorded)
{
    scripted_reply reply;
    if (auto const* reset = recorded.if_contains("reset"); reset && reset->as_bool())
        reply.ending = scripted_reply::reset_before_reply;
    if (auto const* reset = recorded.if_contains("reset_mid"); reset && reset->as_bool())
        reply.ending = scripted_reply::reset_mid_body;
    if (auto const* status = recorded.if_contains("status"))
        reply.status = json::value_to<unsigned>(*status);
    if (auto const* text = recorded.if_contains("body_text"))
        reply.body = std::string{text->as_string()};
    if (auto const* headers = recorded.if_contains("headers"))
        for (auto const& [name, value] : headers->as_object())
            reply.headers.emplace_back(lower_case(name), std::string{value.as_string()});
    return reply;
}

inline recorded_case case_from(json::object const& recorded)
{
    recorded_case one;
    one.name = text_member(recorded, "name");
    auto const& arguments = recorded.at("call").as_object().at("args").as_array();
    one.user_id = std::string{arguments.at(0).as_string()};
    if (arguments.size() > 1 && arguments[1].is_object())
        one.attributes = arguments[1].get_object();
    for (auto const& reply : recorded.at("replies").as_array())
        one.replies.push_back(reply_from(reply.as_object()));
    one.requests = recorded.at("requests").as_array();
    one.outcome = recorded.at("outcome").as_object();
    return one;
}

/// Every case of the file that calls `method`.
inline std::vector<recorded_case> load_cases(std::string const& path, std::string_view method)
{
    std::vector<recorded_case> cases;
    auto const file = read_json_file(path);
    for (auto const& recorded : file.as_array())
        if (recorded.at("call").at("method").as_string() == method)
            cases.push_back(case_from(recorded.as_object()));
    return cases;
}

} // namespace contract

#endif
