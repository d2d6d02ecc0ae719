// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_PARAMS_IMPL_ATTRIBUTE_WRITER_IPP
#define CLERK_PARAMS_IMPL_ATTRIBUTE_WRITER_IPP

#include <clerk/detail/rfc3339.hpp>
#include <clerk/params/attribute_writer.hpp>

namespace clerk::detail
{
CLERK_DECL void attribute_writer::write(new_credential const& credential)
{
    if (credential.what == new_credential::kind::none)
        return;
    bool const password = credential.what == new_credential::kind::password;
    std::string_view const name = password ? "password" : "password_digest";
    if (credential.null_pointer)
        return write_content(name, invalid_attribute{"is a null pointer, not a string"});
    write_content(name, credential.text);
    if (!password)
        json_.member("password_hasher", std::string_view{credential.hasher});
    if (credential.skip_password_checks)
        json_.member("skip_password_checks", *credential.skip_password_checks);
    if (credential.sign_out_of_other_sessions)
        json_.member("sign_out_of_other_sessions", *credential.sign_out_of_other_sessions);
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
