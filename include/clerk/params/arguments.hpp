// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_PARAMS_ARGUMENTS_HPP
#define CLERK_PARAMS_ARGUMENTS_HPP

// What a setter takes. Each type accepts what is meant and refuses, with a deleted constructor whose comment the
// compiler shows, what merely converts. None of them is an aggregate: they are made as temporaries inside co_await
// expressions.

#include <clerk/null.hpp>
#include <clerk/params/attribute.hpp>
#include <clerk/secret.hpp>

#include <boost/json/value.hpp>
#include <boost/json/value_from.hpp>

#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace clerk::detail
{
template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

/// Whatever can be read as text: `char const*`, `std::string`, `std::string_view`, …
template <class T>
concept text_like = std::convertible_to<T const&, std::string_view> && !std::same_as<T, std::nullptr_t>;

template <class T>
concept character = std::same_as<T, char> || std::same_as<T, wchar_t> || std::same_as<T, char8_t>
    || std::same_as<T, char16_t> || std::same_as<T, char32_t>;

template <class T>
concept number_or_bool = std::is_arithmetic_v<T> || std::is_enum_v<T>;

template <text_like T>
std::string_view as_text(T const& text) noexcept
{
    if constexpr (std::is_pointer_v<T>)
        return text ? std::string_view{text} : std::string_view{};
    else
        return text;
}

template <class T>
bool is_null_pointer(T const& text) noexcept
{
    if constexpr (std::is_pointer_v<T>)
        return text == nullptr;
    else
        return false;
}

/// A text that is required: no null.
class text_argument
{
public:
    template <text_like T>
    text_argument(T const& text)
        : text_(as_text(text))
        , null_pointer_(is_null_pointer(text))
    {
    }
    text_argument(std::nullptr_t) = delete; // a null pointer is no string
    text_argument(null_t) = delete; // a password or digest cannot be cleared by an update: leave it absent
    template <number_or_bool T>
    text_argument(T) = delete; // a bool or a number is no string
    template <class T>
    text_argument(std::optional<T>) = delete; // an empty optional would be ambiguous: absent or cleared?

    [[nodiscard]] std::string_view text() const noexcept
    {
        return text_;
    }
    [[nodiscard]] bool null_pointer() const noexcept
    {
        return null_pointer_;
    }

private:
    std::string_view text_;
    bool null_pointer_;
};

/// The same, from a `secret`, too.
class secret_argument : public text_argument
{
public:
    using text_argument::text_argument;
    secret_argument(secret const& value)
        : text_argument(value.reveal())
    {
    }
};

/// A text, or `clerk::null`.
template <class Stored>
class nullable_text_argument
{
public:
    template <text_like T>
    nullable_text_argument(T const& text)
        : value_(Stored{as_text(text)})
    {
        if (is_null_pointer(text))
            value_ = invalid_attribute{"is a null pointer, not a string; clerk::null clears an attribute"};
    }
    nullable_text_argument(secret const& text)
        requires std::same_as<Stored, secret>
        : value_(text)
    {
    }
    nullable_text_argument(null_t)
        : value_(null)
    {
    }
    nullable_text_argument(std::nullptr_t) = delete; // a null pointer is no string; clerk::null clears the attribute
    template <number_or_bool T>
    nullable_text_argument(T) = delete; // a bool or a number is no string
    template <class T>
    nullable_text_argument(std::optional<T>) = delete; // an empty optional is ambiguous: absent or cleared?

    [[nodiscard]] attribute<Stored> take() && noexcept
    {
        return std::move(value_);
    }

private:
    attribute<Stored> value_;
};

/// A bool, or `clerk::null`.
class flag_argument
{
public:
    template <std::same_as<bool> T>
    flag_argument(T value)
        : value_(value)
    {
    }
    flag_argument(null_t)
        : value_(null)
    {
    }
    template <class T>
    flag_argument(std::optional<T>) = delete; // an empty optional is ambiguous: absent or cleared?

    [[nodiscard]] attribute<bool> take() && noexcept
    {
        return std::move(value_);
    }

private:
    attribute<bool> value_;
};

/// An integer of up to 64 bits, or `clerk::null`.
class integer_argument
{
public:
    template <std::integral T>
        requires(!std::same_as<T, bool> && !character<T> && sizeof(T) <= sizeof(std::int64_t))
    integer_argument(T value)
        : value_(to_json(value))
    {
    }
    integer_argument(null_t)
        : value_(null)
    {
    }
    template <std::floating_point T>
    integer_argument(T) = delete; // a limit is an integer
    integer_argument(std::same_as<bool> auto) = delete; // a bool is no integer
    integer_argument(character auto) = delete; // a character is no integer
    template <class T>
    integer_argument(std::optional<T>) = delete; // an empty optional is ambiguous: absent or cleared?

    [[nodiscard]] attribute<json::value> take() && noexcept
    {
        return std::move(value_);
    }

private:
    template <class T>
    static json::value to_json(T value)
    {
        if constexpr (std::is_signed_v<T>)
            return static_cast<std::int64_t>(value);
        else
            return static_cast<std::uint64_t>(value);
    }

    attribute<json::value> value_;
};

/// A point in time of any precision, or `clerk::null`. What is finer than a millisecond is cut off, towards the past.
class time_argument
{
public:
    template <class Duration>
    time_argument(std::chrono::sys_time<Duration> time)
        : value_(null)
    {
        // Compared as floating point: converting a far time to milliseconds may overflow, converting to this cannot.
        using seconds = std::chrono::duration<long double>;
        seconds const since_epoch = time.time_since_epoch();
        if (since_epoch >= first_second && since_epoch < past_last_second)
            value_ = std::chrono::floor<std::chrono::milliseconds>(time);
        else
            value_ = invalid_attribute{"lies outside the years 0000 to 9999, which is all that RFC 3339 can write"};
    }
    time_argument(null_t)
        : value_(null)
    {
    }
    template <class T>
    time_argument(std::optional<T>) = delete; // an empty optional is ambiguous: absent or cleared?

    [[nodiscard]] attribute<std::chrono::sys_time<std::chrono::milliseconds>> take() && noexcept
    {
        return std::move(value_);
    }

private:
    static constexpr std::chrono::seconds first_second
        = std::chrono::sys_days{std::chrono::year{0} / 1 / 1}.time_since_epoch();
    static constexpr std::chrono::seconds past_last_second
        = std::chrono::sys_days{std::chrono::year{10000} / 1 / 1}.time_since_epoch();

    attribute<std::chrono::sys_time<std::chrono::milliseconds>> value_;
};

/// What can become a JSON object by way of `boost::json::value_from`.
template <class T>
concept object_like = !number_or_bool<T> && !text_like<T> && !is_optional<T> && !std::same_as<T, null_t>
    && !std::same_as<T, std::nullptr_t> && !std::same_as<T, json::object> && json::has_value_from<T>::value;

/// The same object in memory of its own: the caller's may lie in a resource that ends before the parameters do.
inline json::object in_own_memory(json::object value)
{
    return json::object(std::move(value), json::storage_ptr{});
}

/// The value as an attribute: an object, null (as `clerk::null`), or a note that it is neither.
CLERK_DECL attribute<json::object> object_attribute(json::value value);

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/params/impl/arguments.ipp>
#endif

#endif
