// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_AUTH_IMPL_TOKEN_JSON_IPP
#define CLERK_AUTH_IMPL_TOKEN_JSON_IPP

#include <clerk/auth/token_json.hpp>
#include <clerk/detail/base64.hpp>
#include <clerk/detail/json_builder.hpp>

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/parse_options.hpp>
#include <boost/system/error_code.hpp>

#include <span>

namespace clerk::detail
{
/// How many members all objects in a value have.
inline std::size_t count_members(json::value const& value)
{
    std::size_t count = 0;
    if (auto const* const object = value.if_object())
    {
        count = object->size();
        for (auto const& member : *object)
            count += count_members(member.value());
    }
    else if (auto const* const array = value.if_array())
        for (auto const& element : *array)
            count += count_members(element);
    return count;
}

CLERK_DECL json::object const* token_json::decode(std::string_view encoded)
{
    auto const size = base64_decoded_size(encoded.size());
    char* out = text_.data();
    if (size > text_.size())
    {
        long_text_ = std::make_unique_for_overwrite<char[]>(size);
        out = long_text_.get();
    }
    auto const written = decode_base64url(encoded, std::span{reinterpret_cast<unsigned char*>(out), size});
    if (!written)
        return nullptr;
    decoded_ = {out, *written};
    return parse(decoded_);
}

CLERK_DECL json::object const* token_json::parse(std::string_view text)
{
    json::parse_options options;
    options.max_depth = max_token_json_depth;
    json::basic_parser<json_builder> parser{options, &resource_};
    boost::system::error_code error;
    std::size_t const read = parser.write_some(false, text.data(), text.size(), error);
    if (error || read < text.size())
        return nullptr;
    value_ = parser.handler().release();
    auto const* const object = value_.if_object();
    return object && count_members(value_) == parser.handler().members() ? object : nullptr;
}

} // namespace clerk::detail

#endif
