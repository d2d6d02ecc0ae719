// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_PARAMS_IMPL_ATTRIBUTE_WRITER_IPP
#define CLERK_PARAMS_IMPL_ATTRIBUTE_WRITER_IPP

#include <clerk/detail/rfc3339.hpp>
#include <clerk/params/attribute_writer.hpp>

namespace clerk::detail
{
CLERK_DECL void attribute_writer::write(new_credential const& credential)
{
    constexpr invalid_attribute null_pointer{"is a null pointer, not a string"};
    if (auto const* password = std::get_if<new_password>(&credential))
    {
        if (password->null_pointer)
            return write_content("password", null_pointer);
        write_content("password", password->text);
        if (password->skip_password_checks)
            json_.member("skip_password_checks", *password->skip_password_checks);
        if (password->sign_out_of_other_sessions)
            json_.member("sign_out_of_other_sessions", *password->sign_out_of_other_sessions);
    }
    else if (auto const* digest = std::get_if<new_password_digest>(&credential))
    {
        if (digest->null_pointer)
            return write_content("password_digest", null_pointer);
        write_content("password_digest", digest->digest);
        json_.member("password_hasher", digest->hasher.name());
    }
}

CLERK_DECL void attribute_writer::write_content(std::string_view name, invalid_attribute value)
{
    if (problem_.empty())
        problem_ = std::string{name}.append(" ").append(value.why());
}

CLERK_DECL void attribute_writer::write_content(std::string_view name, std::string const& value)
{
    json_.member(name, std::string_view{value});
}

CLERK_DECL void attribute_writer::write_content(std::string_view name, secret const& value)
{
    json_.member(name, value.reveal());
}

CLERK_DECL void attribute_writer::write_content(std::string_view name, std::vector<secret> const& value)
{
    json_.begin_array(name);
    for (secret const& code : value)
        json_.element(code.reveal());
    json_.end_array();
}

CLERK_DECL void attribute_writer::write_content(std::string_view name, json::value const& value)
{
    json_.member(name, value);
}

CLERK_DECL void attribute_writer::write_content(std::string_view name, json::object const& value)
{
    json_.member(name, value);
}

CLERK_DECL void attribute_writer::write_content(std::string_view name, milliseconds_since_epoch value)
{
    json_.member(name, rfc3339{value}.text());
}

} // namespace clerk::detail

#endif
