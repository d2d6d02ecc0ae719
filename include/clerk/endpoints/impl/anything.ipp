// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_ENDPOINTS_IMPL_ANYTHING_IPP
#define CLERK_ENDPOINTS_IMPL_ANYTHING_IPP

#include <clerk/detail/algorithms.hpp>
#include <clerk/detail/invalid_argument.hpp>
#include <clerk/detail/json_writer.hpp>
#include <clerk/detail/printable.hpp>
#include <clerk/detail/resource_id.hpp>
#include <clerk/endpoints/anything.hpp>
#include <clerk/endpoints/route.hpp>


namespace clerk::detail
{
/// Whether every `%` begins an escape, two hexadecimal digits.
inline bool has_whole_escapes(std::string_view path) noexcept
{
    constexpr std::string_view digits = "0123456789ABCDEFabcdef";
    for (auto at = path.find('%'); at != std::string_view::npos; at = path.find('%', at + 1))
        if (path.size() - at < 3 || path.substr(at + 1, 2).find_first_not_of(digits) != std::string_view::npos)
            return false;
    return true;
}

inline bool is_plain_path(std::string_view path)
{
    return path.starts_with('/') && path.find("//") == std::string_view::npos
        && detail::all_of(path, [](char c) { return is_path_character(c) || c == '/' || c == '%'; })
        && has_whole_escapes(path) && !holds_dot_segment(path);
}
} // namespace clerk::detail

namespace clerk::endpoints
{
CLERK_DECL result<detail::request<json::value>> anything(
    verb method, std::string_view path, query const& parameters, json::value const* body)
{
    constexpr std::string_view operation = "request";
    if (!detail::is_plain_path(path))
        return detail::invalid_argument(operation,
            "path " + detail::quoted(path, 80)
                + " is not absolute, holds a dot segment or an empty one, or is not percent-encoded");

    detail::request_step step;
    step.method = method;
    step.path = path;
    step.route = detail::request_route{detail::route_of_path(path)};
    if (!parameters.text().empty())
        step.path.append("?").append(parameters.text());
    bool const absolute = method == verb::get || method == verb::put || method == verb::delete_;
    step.repeat = absolute ? detail::repeatability::always : detail::repeatability::never;
    if (body)
    {
        detail::json_writer writer;
        auto text = std::move(writer).only_value(*body);
        // Its text is taken, not its problem.
        if (!writer.problem().empty()) // NOLINT(bugprone-use-after-move)
            return detail::invalid_argument(operation, "the body" + writer.problem());
        step.body = std::move(text);
    }
    detail::request<json::value> made{operation, {}};
    made.steps.push_back(std::move(step));
    return made;
}

} // namespace clerk::endpoints

#endif
