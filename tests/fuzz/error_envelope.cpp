// SPDX-License-Identifier: BSL-1.0
// Any bytes as the body of a reply that is no success, or of one that should hold a user: what is said about
// it fits in a log. The first byte picks the status and which header carries the first line.
#include "support.hpp"

#include <clerk/core/decode_outcome.hpp>
#include <clerk/core/reply_error.hpp>
#include <clerk/detail/ascii.hpp>
#include <clerk/detail/percent_encoding.hpp>
#include <clerk/detail/utf8.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <string>

namespace
{
using clerk::detail::is_unreserved;

/// The text with one letterless character for each escape: in `\x8Bearer x`, shown for a byte and "earer x",
/// there is no "Bearer".
std::string without_escapes(std::string_view text)
{
    std::string made;
    while (!text.empty())
    {
        std::size_t const length = text.starts_with("\\x") ? 4 : text.starts_with('\\') ? 2 : 1;
        made += length == 1 ? text.front() : '\\';
        text.remove_prefix(std::min(length, text.size()));
    }
    return made;
}

/// Whether a key stands in the text: its prefix, and a character of the key right behind it.
bool shows_a_key(std::string_view text)
{
    for (std::string_view const prefix : {"sk_test_", "sk_live_", "whsec_", "ak_", "mt_"})
        for (auto at = text.find(prefix); at != std::string_view::npos; at = text.find(prefix, at + 1))
        {
            bool const inside_word = prefix.size() == 3 && at > 0 && is_unreserved(text[at - 1]);
            auto const behind = text.substr(at + prefix.size(), 1);
            if (!inside_word && !behind.empty() && is_unreserved(behind.front()))
                return true;
        }
    return false;
}

/// Whether what stands behind "Bearer" is shown.
bool shows_a_token(std::string_view text)
{
    constexpr std::string_view scheme = "bearer ";
    for (std::size_t at = 0; at + scheme.size() < text.size(); ++at)
        if (clerk::detail::equals_ignoring_case(text.substr(at, scheme.size()), scheme)
            && is_unreserved(text[at + scheme.size()]))
            return true;
    return false;
}

void check_message(std::string_view message)
{
    // Three entries of 60, 300 and 80 bytes, each of which may be escaped with four, and what stands between
    // them.
    constexpr std::size_t longest = 6000;
    clerk_fuzz::require(message.size() <= longest, "a message is bounded");
    clerk_fuzz::require(
        clerk::detail::find_invalid_utf8(message) == std::string_view::npos, "a message is UTF-8");
    for (char const c : message)
        clerk_fuzz::require(static_cast<unsigned char>(c) >= 0x20 && c != 0x7F, "a message is one line");
    clerk_fuzz::require(message.starts_with("update_user failed: "), "a message says what failed");
    clerk_fuzz::require(!shows_a_key(without_escapes(message)), "no key is shown");
    clerk_fuzz::require(!shows_a_token(without_escapes(message)), "no bearer token is shown");
}

void check_refusal(clerk::http_reply const& reply)
{
    using namespace std::chrono;
    auto const details = clerk::detail::details_of_reply(reply, sys_days{year{2026} / 6 / 1});
    auto const expected = make_error_code(details.code);
    auto const error = clerk::detail::finish_error("update_user", details);
    check_message(error.message());
    clerk_fuzz::require(error.status() == reply.status, "the status is the reply's");
    clerk_fuzz::require(error.code() == expected && error.code().failed(), "a refusal is an error");
    auto const wait = error.retry_after();
    clerk_fuzz::require(!wait || (*wait >= 0s && *wait <= 24h), "a wait is between nothing and a day");
    for (auto const& entry : error.errors())
        clerk_fuzz::require(!entry.code.empty() || !entry.message.empty() || !entry.long_message.empty()
                                || !entry.meta.empty(),
            "what is listed says something");
}

void check_success(clerk::http_reply reply)
{
    clerk::detail::call_outcome outcome;
    outcome.reply = std::move(reply);
    auto const result = clerk::detail::decode_outcome<clerk::user>("update_user", std::move(outcome));
    if (!result.has_value())
        check_message(result.error().message());
}
} // namespace

int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    constexpr std::array<int, 16> statuses{
        200, 301, 400, 401, 402, 403, 404, 408, 409, 422, 423, 429, 500, 502, 503, 599};
    constexpr std::array<std::string_view, 8> names{
        "", "cf-ray", "retry-after", "location", "content-type", "cf-ray", "retry-after", "date"};
    auto [choice, body] = clerk_fuzz::picked(clerk_fuzz::as_text(data, size));
    clerk::http_reply reply;
    reply.status = statuses[choice % statuses.size()];
    if (auto const name = names[choice / statuses.size() % names.size()]; !name.empty())
    {
        auto const value = clerk_fuzz::take_line(body);
        if (value.find_first_of(std::string_view{"\r\0", 2}) != std::string_view::npos)
            return 0; // http_headers::add asks for none
        reply.headers.add(name, value);
    }
    reply.body = body;
    if (reply.status == 200)
        check_success(std::move(reply));
    else
        check_refusal(reply);
    return 0;
}
