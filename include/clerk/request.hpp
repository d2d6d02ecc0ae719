// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_REQUEST_HPP
#define CLERK_REQUEST_HPP

#include <clerk/detail/wiping_allocator.hpp>
#include <clerk/verb.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace clerk::detail
{
/// Whether a request may be sent again when nobody knows if the first one was carried out. Declared for each operation,
/// because the verb does not tell. (A request that certainly was not carried out may always be sent again.)
enum class repeatability
{
    always,           ///< Sent twice does the same as sent once, whatever came between.
    unless_ambiguous, ///< Sets absolute values: a second one does no harm by itself, but may undo what came between.
    never,            ///< Sent twice may do twice.
};

/// The route of a request: nearly always a literal, which takes no memory.
class request_route
{
public:
    request_route() = default;
    template <std::size_t Size>
    request_route(char const (&literal)[Size]) noexcept
        : literal_(literal, Size - 1)
    {
    }
    explicit request_route(std::string&& made) noexcept
        : made_(std::move(made))
    {
    }

    [[nodiscard]] std::string_view text() const noexcept
    {
        return made_.empty() ? literal_ : std::string_view{made_};
    }

private:
    std::string_view literal_;
    std::string made_;
};

/// One request to the Backend API.
struct request_step
{
    verb method = verb::get;
    std::string path;                  ///< Percent-encoded, from the first segment after the API's version, with query.
    std::optional<wiping_vector> body; ///< JSON text, or none.
    repeatability repeat = repeatability::always;
    request_route route; ///< The path with its variable parts named, for observers: "/users/{user_id}".
    bool opens_only = false; ///< Asks for a connection, and sends nothing over it.

    [[nodiscard]] bool changes_something() const noexcept
    {
        return method != verb::get;
    }
};

/// What a call sends, in this order: one request, or two.
class request_steps
{
public:
    request_steps() = default;
    request_steps(request_step only)
    {
        push_back(std::move(only));
    }

    /// Precondition: there is one at most.
    void push_back(request_step step)
    {
        steps_[size_++] = std::move(step);
    }

    [[nodiscard]] std::size_t size() const noexcept
    {
        return size_;
    }
    [[nodiscard]] request_step const& operator[](std::size_t index) const noexcept
    {
        return steps_[index];
    }
    [[nodiscard]] request_step const* begin() const noexcept
    {
        return steps_.data();
    }
    [[nodiscard]] request_step const* end() const noexcept
    {
        return steps_.data() + size_;
    }

private:
    std::array<request_step, 2> steps_; // No vector: it takes memory of its own, and boost's static one long to compile.
    std::size_t size_ = 0;
};

/// What one call of the API asks for: one request, or several in a row of which the last one's reply is a `T`. A value:
/// made by the functions in `endpoints/`, carried out by the client.
template <class T>
struct request
{
    using result_type = T;

    std::string_view operation; ///< The name that errors begin with; a literal.
    request_steps steps;
};

} // namespace clerk::detail

#endif
