// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_IMPL_JSON_WRITER_IPP
#define CLERK_DETAIL_IMPL_JSON_WRITER_IPP

#include <clerk/detail/json_writer.hpp>
#include <clerk/detail/plain_text.hpp>
#include <clerk/detail/printable.hpp>
#include <clerk/detail/utf8.hpp>

#include <array>
#include <charconv>
#include <cmath>

namespace clerk::detail
{
CLERK_DECL void json_writer::name(std::string_view name)
{
    // Most bodies fit at once; a call that waits keeps this for long.
    if (text_.empty())
        text_.reserve(128);
    char* out = extend(text_, name.size() + 4);
    *out++ = text_.size() == name.size() + 4 ? '{' : ',';
    *out++ = '"';
    std::memcpy(out, name.data(), name.size());
    out += name.size();
    *out++ = '"';
    *out = ':';
}

CLERK_DECL void json_writer::member(std::string_view name, std::string_view text)
{
    this->name(name);
    string(text, {nullptr, name});
}

CLERK_DECL void json_writer::member(std::string_view name, json::value const& value)
{
    this->name(name);
    this->value(value, 0, {nullptr, name});
}

CLERK_DECL void json_writer::member(std::string_view name, json::object const& value)
{
    this->name(name);
    object(value, 0, {nullptr, name});
}

CLERK_DECL void json_writer::null_member(std::string_view name)
{
    this->name(name);
    raw("null");
}

CLERK_DECL void json_writer::begin_array(std::string_view name)
{
    array_ = name;
    elements_ = 0;
    this->name(name);
    raw("[");
}

CLERK_DECL void json_writer::element(std::string_view text)
{
    if (elements_ > 0)
        raw(",");
    place const array{nullptr, array_};
    string(text, {&array, {}, elements_});
    ++elements_;
}

CLERK_DECL void json_writer::end_array()
{
    raw("]");
}

CLERK_DECL wiping_vector json_writer::only_value(json::value const& value) &&
{
    text_.clear();
    this->value(value, 0, {nullptr, {}});
    return std::move(text_);
}

CLERK_DECL wiping_vector json_writer::finish() &&
{
    raw(text_.empty() ? "{}" : "}");
    return std::move(text_);
}

CLERK_DECL void json_writer::append_path(place const& of, std::string& path)
{
    if (!of.parent)
    {
        path = of.name;
        return;
    }
    append_path(*of.parent, path);
    if (of.name.data())
        path.append(".").append(of.name);
    else
        path.append("[").append(std::to_string(of.index)).append("]");
}

CLERK_DECL void json_writer::fail(std::string_view what, place const& at)
{
    if (!problem_.empty())
        return;
    std::string path;
    append_path(at, path);
    problem_ = printable(path, 200).append(" ").append(what);
}

CLERK_DECL void json_writer::string(std::string_view text, place const& at)
{
    std::size_t const plain = plain_length(text);
    if (plain < text.size())
        if (auto const invalid = find_invalid_utf8(text.substr(plain)); invalid != std::string_view::npos)
            return fail("is not valid UTF-8 (byte " + std::to_string(plain + invalid) + ")", at);

    char* const out = extend(text_, plain + 2);
    *out = '"';
    if (plain > 0)
        std::memcpy(out + 1, text.data(), plain);
    out[plain + 1] = '"';
    if (plain < text.size())
    {
        text_.pop_back();
        escaped(text.substr(plain));
        raw("\"");
    }
}

CLERK_DECL void json_writer::escaped(std::string_view text)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::size_t copied = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
    {
        auto const c = static_cast<unsigned char>(text[i]);
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        raw(text.substr(copied, i - copied));
        copied = i + 1;
        switch (c)
        {
        case '"': raw("\\\""); break;
        case '\\': raw("\\\\"); break;
        case '\b': raw("\\b"); break;
        case '\f': raw("\\f"); break;
        case '\n': raw("\\n"); break;
        case '\r': raw("\\r"); break;
        case '\t': raw("\\t"); break;
        default:
            raw("\\u00");
            text_.push_back(digits[c >> 4U]);
            text_.push_back(digits[c & 0xFU]);
        }
    }
    raw(text.substr(copied));
}

template <class Number>
std::string_view shortest_text(Number value, std::array<char, 32>& buffer) noexcept
{
    auto const end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    return {buffer.data(), static_cast<std::size_t>(end - buffer.data())};
}

CLERK_DECL void json_writer::number(double value, place const& at)
{
    if (!std::isfinite(value))
        return fail("is not a finite number, and JSON has no other", at);
    std::array<char, 32> buffer;
    auto const text = shortest_text(value, buffer);
    raw(text);
    // "2" and "-0" would come back as integers, the latter without its sign.
    if (text.find_first_of(".e") == std::string_view::npos)
        raw(".0");
}

CLERK_DECL void json_writer::value(json::value const& value, unsigned depth, place const& at)
{
    std::array<char, 32> buffer;
    switch (value.kind())
    {
    case json::kind::null: return raw("null");
    case json::kind::bool_: return raw(value.get_bool() ? "true" : "false");
    case json::kind::int64: return raw(shortest_text(value.get_int64(), buffer));
    case json::kind::uint64: return raw(shortest_text(value.get_uint64(), buffer));
    case json::kind::double_: return number(value.get_double(), at);
    case json::kind::string: return string(value.get_string(), at);
    case json::kind::array: return array(value.get_array(), depth, at);
    case json::kind::object: return object(value.get_object(), depth, at);
    }
}

CLERK_DECL void json_writer::object(json::object const& value, unsigned depth, place const& at)
{
    if (depth == maximum_json_depth)
        return fail("is nested too deeply", at);
    raw("{");
    for (auto member = value.begin(); member != value.end(); ++member)
    {
        place const here{&at, member->key()};
        if (member != value.begin())
            raw(",");
        string(here.name, here);
        raw(":");
        this->value(member->value(), depth + 1, here);
    }
    raw("}");
}

CLERK_DECL void json_writer::array(json::array const& value, unsigned depth, place const& at)
{
    if (depth == maximum_json_depth)
        return fail("is nested too deeply", at);
    raw("[");
    for (std::size_t i = 0; i < value.size(); ++i)
    {
        if (i > 0)
            raw(",");
        this->value(value[i], depth + 1, {&at, {}, i});
    }
    raw("]");
}

} // namespace clerk::detail

#endif
