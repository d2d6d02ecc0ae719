// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_QUERY_HPP
#define CLERK_QUERY_HPP

#include <clerk/detail/percent_encoding.hpp>

#include <string>
#include <string_view>

namespace clerk
{
/// A name and a value of a query.
class query_parameter
{
public:
    query_parameter(std::string_view name, std::string_view value)
        : name_(name)
        , value_(value)
    {
    }

    [[nodiscard]] std::string_view name() const noexcept
    {
        return name_;
    }
    [[nodiscard]] std::string_view value() const noexcept
    {
        return value_;
    }

private:
    std::string_view name_;
    std::string_view value_;
};

/// The query of a request: names and values, percent-encoded as they are added. A name may come several times.
///
/// A few can be given in braces, `{{"limit", "10"}, {"offset", "20"}}`. (No `std::initializer_list`: inside a co_await
/// expression g++ 12 cannot compile one.)
class query
{
public:
    query() = default;
    query(query_parameter const& a)
    {
        add(a.name(), a.value());
    }
    query(query_parameter const& a, query_parameter const& b)
        : query(a)
    {
        add(b.name(), b.value());
    }
    query(query_parameter const& a, query_parameter const& b, query_parameter const& c)
        : query(a, b)
    {
        add(c.name(), c.value());
    }
    query(query_parameter const& a, query_parameter const& b, query_parameter const& c, query_parameter const& d)
        : query(a, b, c)
    {
        add(d.name(), d.value());
    }

    query& add(std::string_view name, std::string_view value)
    {
        if (!text_.empty())
            text_ += '&';
        detail::append_query_component(text_, name);
        text_ += '=';
        detail::append_query_component(text_, value);
        return *this;
    }

    /// `limit=10&offset=20`
    [[nodiscard]] std::string const& text() const noexcept
    {
        return text_;
    }

private:
    std::string text_;
};

} // namespace clerk

#endif
