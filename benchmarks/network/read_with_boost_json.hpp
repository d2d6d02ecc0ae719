// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_BENCHMARKS_NETWORK_READ_WITH_BOOST_JSON_HPP
#define CLERK_BENCHMARKS_NETWORK_READ_WITH_BOOST_JSON_HPP

#include "typed_user.hpp"

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <array>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace clerk_benchmarks
{
namespace json = boost::json;

/// Reads structs out of Boost.JSON's values; throws where a value is of another kind.
class boost_json_reader
{
public:
    explicit boost_json_reader(json::object const& from)
        : from_(from)
    {
    }

    template <class T>
    void operator()(std::string_view name, T& to) const
    {
        json::value const* const found = from_.if_contains(name);
        if (found && !found->is_null())
            read(*found, to);
    }

private:
    static void read(json::value const& from, std::string& to)
    {
        json::string const& found = from.as_string();
        to.assign(found.data(), found.size());
    }
    static void read(json::value const& from, bool& to)
    {
        to = from.as_bool();
    }
    static void read(json::value const& from, std::int64_t& to)
    {
        to = from.as_int64();
    }
    static void read(json::value const& from, timestamp& to)
    {
        to = timestamp{std::chrono::milliseconds{from.as_int64()}};
    }
    static void read(json::value const& from, json::object& to)
    {
        to = from.as_object();
    }
    template <class T>
    static void read(json::value const& from, std::optional<T>& to)
    {
        read(from, to.emplace());
    }
    template <class T>
    static void read(json::value const& from, std::vector<T>& to)
    {
        json::array const& values = from.as_array();
        to.resize(values.size());
        for (std::size_t i = 0; i < values.size(); ++i)
            read(values[i], to[i]);
    }
    template <class T>
    static void read(json::value const& from, T& to)
    {
        members(boost_json_reader{from.as_object()}, to);
    }

    json::object const& from_;
};

/// The document lies on the stack, as far as it fits there.
inline typed_user<json::object> read_user(std::string_view body)
{
    std::array<unsigned char, 32 * 1024> memory;
    json::monotonic_resource resource{memory.data(), memory.size()};
    json::value const document = json::parse(body, &resource);
    typed_user<json::object> made;
    members(boost_json_reader{document.as_object()}, made);
    if (made.id.empty() || made.object != "user")
        throw std::runtime_error("this is no user");
    return made;
}
} // namespace clerk_benchmarks

#endif
