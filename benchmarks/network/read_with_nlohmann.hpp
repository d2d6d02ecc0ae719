// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_BENCHMARKS_NETWORK_READ_WITH_NLOHMANN_HPP
#define CLERK_BENCHMARKS_NETWORK_READ_WITH_NLOHMANN_HPP

#include "typed_user.hpp"

#include <nlohmann/json.hpp>

#include <stdexcept>
#include <string>
#include <utility>

namespace clerk_benchmarks
{
/// Reads structs out of nlohmann's values. The document is not needed afterwards: texts and metadata are moved out of it.
class nlohmann_reader
{
public:
    explicit nlohmann_reader(nlohmann::json& from)
        : from_(from)
    {
        if (!from.is_object())
            throw std::runtime_error("not an object");
    }

    template <class T>
    void operator()(char const* name, T& to) const
    {
        auto const found = from_.find(name);
        if (found != from_.end() && !found->is_null())
            read(*found, to);
    }

private:
    static void read(nlohmann::json& from, std::string& to)
    {
        to = std::move(from.get_ref<std::string&>());
    }
    static void read(nlohmann::json& from, bool& to)
    {
        to = from.get<bool>();
    }
    static void read(nlohmann::json& from, std::int64_t& to)
    {
        to = from.get<std::int64_t>();
    }
    static void read(nlohmann::json& from, timestamp& to)
    {
        to = timestamp{std::chrono::milliseconds{from.get<std::int64_t>()}};
    }
    static void read(nlohmann::json& from, nlohmann::json& to)
    {
        to = std::move(from);
    }
    template <class T>
    static void read(nlohmann::json& from, std::optional<T>& to)
    {
        read(from, to.emplace());
    }
    template <class T>
    static void read(nlohmann::json& from, std::vector<T>& to)
    {
        auto& values = from.get_ref<nlohmann::json::array_t&>();
        to.resize(values.size());
        for (std::size_t i = 0; i < values.size(); ++i)
            read(values[i], to[i]);
    }
    template <class T>
    static void read(nlohmann::json& from, T& to)
    {
        members(nlohmann_reader{from}, to);
    }

    nlohmann::json& from_;
};

inline typed_user<nlohmann::json> read_user(std::string const& body)
{
    auto document = nlohmann::json::parse(body);
    typed_user<nlohmann::json> made;
    members(nlohmann_reader{document}, made);
    if (made.id.empty() || made.object != "user")
        throw std::runtime_error("this is no user");
    return made;
}
} // namespace clerk_benchmarks

#endif
