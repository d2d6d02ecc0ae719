// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_JSON_WRITER_HPP
#define CLERK_DETAIL_JSON_WRITER_HPP

#include <clerk/detail/wiping_allocator.hpp>

#include <boost/json/value.hpp>

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>

namespace clerk::detail
{
/// Writes one JSON object, member by member, into memory that is wiped (a request's body may hold a password).
///
/// Whatever cannot be sent truthfully (a string that is no UTF-8, a number that JSON does not have) is not sent:
/// `problem()` then says which member it was, and the text is not to be used.
///
/// Names of members are literals that need no escapes.
class json_writer
{
public:
    CLERK_DECL void member(std::string_view name, std::string_view text);
    /// A template, so that no pointer to characters turns into a bool on its way.
    void member(std::string_view name, std::same_as<bool> auto value)
    {
        this->name(name);
        raw(value ? "true" : "false");
    }
    CLERK_DECL void member(std::string_view name, json::value const& value);
    CLERK_DECL void member(std::string_view name, json::object const& value);
    CLERK_DECL void null_member(std::string_view name);

    /// An array member, from `begin_array` to `end_array`.
    CLERK_DECL void begin_array(std::string_view name);
    CLERK_DECL void element(std::string_view text);
    CLERK_DECL void end_array();

    [[nodiscard]] bool empty() const noexcept
    {
        return text_.empty();
    }

    /// The first problem met: `public_metadata.tags[3] is not valid UTF-8 (byte 7)`; empty where there was none.
    [[nodiscard]] std::string const& problem() const noexcept
    {
        return problem_;
    }

    /// In place of an object with members: any value. Gives its text away.
    [[nodiscard]] CLERK_DECL wiping_vector only_value(json::value const& value) &&;

    /// Closes the object and gives its text away.
    [[nodiscard]] CLERK_DECL wiping_vector finish() &&;

private:
    /// Where in a member's value something stands: put into words for a problem alone.
    struct place
    {
        place const* parent;
        std::string_view name; ///< Of a member; has no data for an element.
        std::size_t index = 0; ///< Of an element.
    };
    CLERK_DECL static void append_path(place const& of, std::string& path);

    void raw(std::string_view text)
    {
        append(text_, text);
    }
    CLERK_DECL void name(std::string_view name);
    CLERK_DECL void string(std::string_view text, place const& at);
    CLERK_DECL void escaped(std::string_view text);
    CLERK_DECL void number(double value, place const& at);
    CLERK_DECL void value(json::value const& value, unsigned depth, place const& at);
    CLERK_DECL void object(json::object const& value, unsigned depth, place const& at);
    CLERK_DECL void array(json::array const& value, unsigned depth, place const& at);
    CLERK_DECL void fail(std::string_view what, place const& at);

    wiping_vector text_;
    std::string_view array_;
    std::size_t elements_ = 0;
    std::string problem_;
};

/// Deeper metadata than this is refused: no reader of JSON would take it either.
inline constexpr unsigned maximum_json_depth = 500;

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/detail/impl/json_writer.ipp>
#endif

#endif
