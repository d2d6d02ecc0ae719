// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_PARAMS_METADATA_SETTERS_HPP
#define CLERK_PARAMS_METADATA_SETTERS_HPP

#include <clerk/params/arguments.hpp>

#include <boost/json/object.hpp>
#include <boost/json/value_from.hpp>

#include <utility>

namespace clerk::detail
{
struct metadata_attributes
{
    attribute<json::object> public_metadata;
    attribute<json::object> private_metadata;
    attribute<json::object> unsafe_metadata;
};

/// The one door to the attributes inside the parameter types.
struct attribute_access
{
    template <class Params>
    static auto& of(Params& params) noexcept
    {
        if constexpr (requires { *params.attributes_; })
            return *params.attributes_;
        else
            return params.attributes_;
    }
    template <class Params>
    static auto const& of(Params const& params) noexcept
    {
        return params.attributes_;
    }
};

/// The setters of the three kinds of metadata. `Self` is the type of the parameters: a stored value is changed in place,
/// a temporary is passed on along the chain. The last value set wins.
template <class Self>
class metadata_setters
{
public:
    /// Metadata that the frontend can read. Replaces the whole of it: to change single keys, use
    /// `users::update_user_metadata`. Keys travel untouched; at most 8 KB.
    ///
    /// Takes a `boost::json::object` or anything that `boost::json::value_from` turns into one. `clerk::null` is sent
    /// as null, as Clerk's own SDK does, though the published description of version 2026-05-12 speaks of objects
    /// only: an empty object empties it in every version.
    Self& public_metadata(json::object value) &
    {
        return set(&metadata_attributes::public_metadata, attribute<json::object>{in_own_memory(std::move(value))});
    }
    /// \copydoc public_metadata
    Self public_metadata(json::object value) &&
    {
        return std::move(public_metadata(std::move(value)));
    }
    /// \copydoc public_metadata
    Self& public_metadata(null_t) &
    {
        return set(&metadata_attributes::public_metadata, attribute<json::object>{null});
    }
    /// \copydoc public_metadata
    Self public_metadata(null_t) &&
    {
        return std::move(public_metadata(null));
    }
    template <number_or_bool T>
    void public_metadata(T) = delete; // a bool or a number is no JSON object
    /// \copydoc public_metadata
    template <object_like T>
    Self& public_metadata(T const& value) &
    {
        return set(&metadata_attributes::public_metadata, object_attribute(json::value_from(value)));
    }
    /// \copydoc public_metadata
    template <object_like T>
    Self public_metadata(T const& value) &&
    {
        return std::move(public_metadata(value));
    }

    /// Metadata that only the backend can read. Otherwise like `public_metadata`.
    Self& private_metadata(json::object value) &
    {
        return set(&metadata_attributes::private_metadata, attribute<json::object>{in_own_memory(std::move(value))});
    }
    /// \copydoc private_metadata
    Self private_metadata(json::object value) &&
    {
        return std::move(private_metadata(std::move(value)));
    }
    /// \copydoc private_metadata
    Self& private_metadata(null_t) &
    {
        return set(&metadata_attributes::private_metadata, attribute<json::object>{null});
    }
    /// \copydoc private_metadata
    Self private_metadata(null_t) &&
    {
        return std::move(private_metadata(null));
    }
    template <number_or_bool T>
    void private_metadata(T) = delete; // a bool or a number is no JSON object
    /// \copydoc private_metadata
    template <object_like T>
    Self& private_metadata(T const& value) &
    {
        return set(&metadata_attributes::private_metadata, object_attribute(json::value_from(value)));
    }
    /// \copydoc private_metadata
    template <object_like T>
    Self private_metadata(T const& value) &&
    {
        return std::move(private_metadata(value));
    }

    /// Metadata that the frontend can read and write: never trust it. Otherwise like `public_metadata`.
    Self& unsafe_metadata(json::object value) &
    {
        return set(&metadata_attributes::unsafe_metadata, attribute<json::object>{in_own_memory(std::move(value))});
    }
    /// \copydoc unsafe_metadata
    Self unsafe_metadata(json::object value) &&
    {
        return std::move(unsafe_metadata(std::move(value)));
    }
    /// \copydoc unsafe_metadata
    Self& unsafe_metadata(null_t) &
    {
        return set(&metadata_attributes::unsafe_metadata, attribute<json::object>{null});
    }
    /// \copydoc unsafe_metadata
    Self unsafe_metadata(null_t) &&
    {
        return std::move(unsafe_metadata(null));
    }
    template <number_or_bool T>
    void unsafe_metadata(T) = delete; // a bool or a number is no JSON object
    /// \copydoc unsafe_metadata
    template <object_like T>
    Self& unsafe_metadata(T const& value) &
    {
        return set(&metadata_attributes::unsafe_metadata, object_attribute(json::value_from(value)));
    }
    /// \copydoc unsafe_metadata
    template <object_like T>
    Self unsafe_metadata(T const& value) &&
    {
        return std::move(unsafe_metadata(value));
    }

protected:
    metadata_setters() = default;

private:
    Self& set(attribute<json::object> metadata_attributes::*attribute, detail::attribute<json::object> value)
    {
        auto& self = static_cast<Self&>(*this);
        attribute_access::of(self).*attribute = std::move(value);
        return self;
    }
};

} // namespace clerk::detail

#endif
