// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_PARAMS_ATTRIBUTE_WRITER_HPP
#define CLERK_PARAMS_ATTRIBUTE_WRITER_HPP

#include <clerk/detail/json_writer.hpp>
#include <clerk/params/update_user_attributes.hpp>

#include <string>
#include <string_view>

namespace clerk::detail
{
/// Writes attributes as members of a JSON object, each in its wire format: absent ones not at all.
class attribute_writer
{
public:
    template <class T>
    void write(std::string_view name, attribute<T> const& value)
    {
        value.visit([&](auto const& content) { write_content(name, content); });
    }
    CLERK_DECL void write(new_credential const& credential);

    [[nodiscard]] bool empty() const noexcept
    {
        return json_.empty();
    }

    /// What cannot be sent, and why: "created_at lies outside the years 0000 to 9999, …". Empty where all is well.
    [[nodiscard]] std::string const& problem() const noexcept
    {
        return problem_.empty() ? json_.problem() : problem_;
    }

    [[nodiscard]] wiping_vector finish() &&
    {
        return std::move(json_).finish();
    }

private:
    void write_content(std::string_view name, std::same_as<bool> auto value)
    {
        json_.member(name, value);
    }
    void write_content(std::string_view name, null_t)
    {
        json_.null_member(name);
    }
    CLERK_DECL void write_content(std::string_view name, invalid_attribute value);
    CLERK_DECL void write_content(std::string_view name, std::string const& value);
    CLERK_DECL void write_content(std::string_view name, secret const& value);
    CLERK_DECL void write_content(std::string_view name, std::vector<secret> const& value);
    CLERK_DECL void write_content(std::string_view name, json::value const& value);
    CLERK_DECL void write_content(std::string_view name, json::object const& value);
    CLERK_DECL void write_content(std::string_view name, milliseconds_since_epoch value);

    json_writer json_;
    std::string problem_;
};

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/params/impl/attribute_writer.ipp>
#endif

#endif
