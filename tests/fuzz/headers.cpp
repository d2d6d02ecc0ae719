// SPDX-License-Identifier: BSL-1.0
// Header fields: what was added is found, by itself and after its way through a reply; nothing else is. Each
// line of the input is a field; its first byte says how long the name is.
#include "support.hpp"

#include <clerk/detail/ascii.hpp>
#include <clerk/transport/http_message.hpp>
#include <clerk/transport/reply_reader.hpp>

#include <algorithm>
#include <cstring>
#include <optional>
#include <string>
#include <vector>

namespace
{
using clerk::detail::equals_ignoring_case;

struct field
{
    std::string name;
    std::string value;
};

/// The fields of the input that keep to what `http_headers::add` asks for.
std::vector<field> fields_of(std::string_view input)
{
    std::vector<field> fields;
    while (!input.empty())
    {
        auto const [length, text] = clerk_fuzz::picked(clerk_fuzz::take_line(input));
        auto const name = text.substr(0, length % 32);
        auto const value = text.substr(name.size());
        if (name.find(':') == std::string_view::npos
            && text.find_first_of(std::string_view{"\r\0", 2}) == std::string_view::npos)
            fields.push_back({std::string{name}, std::string{value}});
    }
    return fields;
}

std::string with_case_changed(std::string text)
{
    for (char& c : text)
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
            c = static_cast<char>(c ^ 0x20);
    return text;
}

std::optional<std::string_view> first_of(std::vector<field> const& fields, std::string_view name)
{
    auto const found =
        std::ranges::find_if(fields, [&](field const& one) { return equals_ignoring_case(one.name, name); });
    return found == fields.end() ? std::nullopt : std::optional<std::string_view>{found->value};
}

void check_found(clerk::http_headers const& headers, std::vector<field> const& fields)
{
    for (auto const& one : fields)
    {
        auto const expected = first_of(fields, one.name);
        clerk_fuzz::require(headers.find(one.name) == expected, "the first field of a name is found");
        clerk_fuzz::require(headers.find(with_case_changed(one.name)) == expected, "in any case");
        // Names that nobody added, though they look like a part of the text.
        std::string const line = one.name + ':' + one.value;
        for (auto const& other : {line, line.substr(0, line.rfind(':')), line.substr(0, one.name.size() + 1),
                 one.value, one.name.substr(0, 1)})
            clerk_fuzz::require(
                headers.find(other) == first_of(fields, other), "nothing is found that was not added");
    }
}

bool is_token(std::string_view text)
{
    return !text.empty()
           && std::ranges::all_of(text,
               [](char c)
               {
                   return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || clerk::detail::is_digit(c)
                          || std::string_view{"!#$%&'*+-.^_`|~"}.find(c) != std::string_view::npos;
               });
}

bool is_field_value(std::string_view text)
{
    return std::ranges::all_of(
        text, [](char c) { return c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F); });
}

/// Those that may stand in a reply and do not say where it ends.
std::vector<field> harmless(std::vector<field> fields)
{
    std::erase_if(fields,
        [](field const& one)
        {
            for (std::string_view const framing :
                {"connection", "content-length", "proxy-connection", "transfer-encoding", "upgrade"})
                if (equals_ignoring_case(one.name, framing))
                    return true;
            return !is_token(one.name) || !is_field_value(one.value);
        });
    for (auto& one : fields)
        one.value = std::string{clerk::detail::trimmed(one.value)};
    return fields;
}

void check_reply(std::vector<field> const& fields)
{
    std::string head = "HTTP/1.1 204 No Content\r\n";
    for (auto const& one : fields)
        head.append(one.name).append(": ").append(one.value).append(" \r\n");
    head += "\r\n";
    clerk::detail::reply_reader reader{0};
    reader.start();
    if (head.size() > clerk::detail::longest_header)
        return;
    clerk_fuzz::require(
        reader.read(head) == clerk::detail::reply_reader::progress::complete, "a good head is read");
    clerk_fuzz::require(reader.reusable(), "without a word about it the connection stays");
    check_found(reader.take().headers, fields);
}
} // namespace

int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    auto const fields = fields_of(clerk_fuzz::as_text(data, size));
    clerk::http_headers headers;
    for (auto const& one : fields)
        headers.add(one.name, one.value);
    check_found(headers, fields);
    check_reply(harmless(fields));
    return 0;
}
