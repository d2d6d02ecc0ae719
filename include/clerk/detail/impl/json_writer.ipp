// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_IMPL_JSON_WRITER_IPP
#define CLERK_DETAIL_IMPL_JSON_WRITER_IPP

#include <clerk/detail/json_writer.hpp>
#include <clerk/detail/printable.hpp>
#include <clerk/detail/utf8.hpp>

#include <array>
#include <charconv>
#include <cmath>

namespace clerk::detail
{
CLERK_DECL json_writer::json_writer()
{
    text_.reserve(256);
    raw("{");
}

CLERK_DECL void json_writer::name(std::string_view name)
{
    if (text_.back() != '{')
        raw(",");
    string(name);
    raw(":");
}

CLERK_DECL void json_writer::member(std::string_view name, std::string_view text)
{
    path_ = name;
    this->name(name);
    string(text);
}

CLERK_DECL void json_writer::member(std::string_view name, json::value const& value)
{
    path_ = name;
    this->name(name);
    this->value(value, 0);
}

CLERK_DECL void json_writer::member(std::string_view name, json::object const& value)
{
    path_ = name;
    this->name(name);
    object(value, 0);
}

CLERK_DECL void json_writer::null_member(std::string_view name)
{
    this->name(name);
    raw("null");
}

CLERK_DECL void json_writer::begin_array(std::string_view name)
{
    path_ = name;
    array_path_length_ = path_.size();
    elements_ = 0;
    this->name(name);
    raw("[");
}

CLERK_DECL void json_writer::element(std::string_view text)
{
    path_.resize(array_path_length_);
    path_.append("[").append(std::to_string(elements_)).append("]");
    if (elements_ > 0)
        raw(",");
    ++elements_;
    string(text);
}

CLERK_DECL void json_writer::end_array()
{
    raw("]");
}

CLERK_DECL wiping_vector json_writer::only_value(json::value const& value) &&
{
    text_.clear();
    this->value(value, 0);
    return std::move(text_);
}

CLERK_DECL wiping_vector json_writer::finish() &&
{
    raw("}");
    return std::move(text_);
}

CLERK_DECL void json_writer::fail(std::string_view what)
{
    if (problem_.empty())
        problem_ = printable(path_, 200).append(" ").append(what);
}

CLERK_DECL void json_writer::string(std::string_view text)
{
    if (auto const at = find_invalid_utf8(text); at != std::string_view::npos)
        return fail("is not valid UTF-8 (byte " + std::to_string(at) + ")");

    constexpr std::string_view digits = "0123456789abcdef";
    raw("\"");
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
    raw("\"");
}

template <class Number>
std::string_view shortest_text(Number value, std::array<char, 32>& buffer) noexcept
{
    auto const end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    return {buffer.data(), static_cast<std::size_t>(end - buffer.data())};
}

CLERK_DECL void json_writer::number(double value)
{
    if (!std::isfinite(value))
        return fail("is not a finite number, and JSON has no other");
    std::array<char, 32> buffer{};
    auto const text = shortest_text(value, buffer);
    raw(text);
    // "2" and "-0" would come back as integers, the latter without its sign.
    if (text.find_first_of(".e") == std::string_view::npos)
        raw(".0");
}

CLERK_DECL void json_writer::value(json::value const& value, unsigned depth)
{
    std::array<char, 32> buffer{};
    switch (value.kind())
    {
    case json::kind::null: return raw("null");
    case json::kind::bool_: return raw(value.get_bool() ? "true" : "false");
    case json::kind::int64: return raw(shortest_text(value.get_int64(), buffer));
    case json::kind::uint64: return raw(shortest_text(value.get_uint64(), buffer));
    case json::kind::double_: return number(value.get_double());
    case json::kind::string: return string(value.get_string());
    case json::kind::array: return array(value.get_array(), depth);
    case json::kind::object: return object(value.get_object(), depth);
    }
}

CLERK_DECL void json_writer::object(json::object const& value, unsigned depth)
{
    if (depth == maximum_json_depth)
        return fail("is nested too deeply");
    auto const parent = path_.size();
    raw("{");
    for (auto const& [key, child] : value)
    {
        path_.append(".").append(key);
        name(key);
        this->value(child, depth + 1);
        path_.resize(parent);
    }
    raw("}");
}

CLERK_DECL void json_writer::array(json::array const& value, unsigned depth)
{
    if (depth == maximum_json_depth)
        return fail("is nested too deeply");
    auto const parent = path_.size();
    raw("[");
    for (std::size_t i = 0; i < value.size(); ++i)
    {
        path_.append("[").append(std::to_string(i)).append("]");
        if (i > 0)
            raw(",");
        this->value(value[i], depth + 1);
        path_.resize(parent);
    }
    raw("]");
}

} // namespace clerk::detail

#endif
