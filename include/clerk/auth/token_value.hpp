// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_AUTH_TOKEN_VALUE_HPP
#define CLERK_AUTH_TOKEN_VALUE_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace clerk::detail
{
class token_json_reader;

/// A value in the JSON of a token, asked in the words of `json::value`. Where that one builds objects of its own, this one
/// is a place in a row of values: what lies within it comes right after it. To read a token's claims so takes half as long.
///
/// Lifetime: as long as the `token_json` that it lies in.
class token_value
{
public:
    token_value() = default;

    [[nodiscard]] bool is_null() const noexcept
    {
        return kind_ == kind::null;
    }
    [[nodiscard]] bool is_bool() const noexcept
    {
        return kind_ == kind::boolean;
    }
    [[nodiscard]] bool is_string() const noexcept
    {
        return kind_ == kind::text;
    }
    /// Precondition: `is_bool()`.
    [[nodiscard]] bool get_bool() const noexcept
    {
        return content_.integer != 0;
    }
    /// Precondition: `is_string()`.
    [[nodiscard]] std::string_view get_string() const noexcept
    {
        return {content_.text, size_};
    }
    [[nodiscard]] std::int64_t const* if_int64() const noexcept
    {
        return kind_ == kind::integer ? &content_.integer : nullptr;
    }
    [[nodiscard]] double const* if_double() const noexcept
    {
        return kind_ == kind::number ? &content_.number : nullptr;
    }
    [[nodiscard]] token_value const* if_array() const noexcept
    {
        return kind_ == kind::array ? this : nullptr;
    }
    [[nodiscard]] token_value const* if_object() const noexcept
    {
        return kind_ == kind::object ? this : nullptr;
    }

    /// Goes through the elements of an array, or the members of an object.
    class const_iterator
    {
    public:
        using value_type = token_value;
        using difference_type = std::ptrdiff_t;

        const_iterator() = default;
        explicit const_iterator(token_value const* at) noexcept
            : at_(at)
        {
        }

        token_value const& operator*() const noexcept
        {
            return *at_;
        }
        token_value const* operator->() const noexcept
        {
            return at_;
        }
        const_iterator& operator++() noexcept
        {
            at_ += at_->extent_;
            return *this;
        }
        const_iterator operator++(int) noexcept
        {
            auto before = *this;
            ++*this;
            return before;
        }
        friend bool operator==(const_iterator, const_iterator) = default;

    private:
        token_value const* at_ = nullptr;
    };

    /// Precondition: an array or an object.
    [[nodiscard]] const_iterator begin() const noexcept
    {
        return const_iterator{this + 1};
    }
    [[nodiscard]] const_iterator end() const noexcept
    {
        return const_iterator{this + extent_};
    }
    /// How many elements or members there are. Precondition: an array or an object.
    [[nodiscard]] std::size_t size() const noexcept
    {
        return size_;
    }

    /// What it is called, as a member of an object; empty as an element.
    [[nodiscard]] std::string_view name() const noexcept
    {
        return {name_, name_size_};
    }

    /// The member of this name; null where there is none. Precondition: an object.
    [[nodiscard]] token_value const* if_contains(std::string_view name) const noexcept
    {
        return find(name, head_of(name));
    }
    [[nodiscard]] bool contains(std::string_view name) const noexcept
    {
        return if_contains(name) != nullptr;
    }

private:
    friend class token_json_reader;

    [[nodiscard, gnu::noinline]] token_value const* find(std::string_view name, std::uint64_t head) const noexcept
    {
        for (auto const& member : *this)
            if (member.has_name(name, head))
                return &member;
        return nullptr;
    }

    enum class kind : std::uint8_t
    {
        null,
        boolean,
        integer,
        number,
        large_integer, // beyond a std::int64_t: no claim has one
        text,
        array,
        object,
    };

    /// The first eight bytes in one, some of them twice in a shorter name: names of claims are short, and nearly all are
    /// told apart by that and their length.
    [[gnu::always_inline]] static std::uint64_t head_of(std::string_view name) noexcept
    {
        // Without a copy of any length, which would be a call.
        std::size_t const size = std::min(name.size(), sizeof(std::uint64_t));
        if (size >= 4)
            return std::uint64_t{four_bytes(name, 0)} | std::uint64_t{four_bytes(name, size - 4)} << 32U;
        if (size == 0)
            return 0;
        auto const byte = [name](std::size_t at) { return std::uint64_t{static_cast<unsigned char>(name[at])}; };
        return byte(0) | byte(size / 2) << 8U | byte(size - 1) << 16U;
    }
    /// Precondition: there are as many.
    static std::uint32_t four_bytes(std::string_view text, std::size_t at) noexcept
    {
        std::uint32_t bytes = 0;
        std::memcpy(&bytes, &text[at], sizeof bytes);
        return bytes;
    }
    [[nodiscard]] bool has_name(std::string_view name, std::uint64_t head) const noexcept
    {
        return name_head_ == head && name_size_ == name.size()
            && (name_size_ <= sizeof head || this->name() == name);
    }

    union content
    {
        std::int64_t integer = 0;
        double number;
        char const* text;
    };

    content content_;
    char const* name_ = nullptr;
    std::uint64_t name_head_ = 0;
    std::uint32_t name_size_ = 0;
    std::uint32_t size_ = 0;   ///< Of a text in bytes, or how many elements or members there are.
    std::uint32_t extent_ = 1; ///< How many values it and all within it are.
    kind kind_ = kind::null;
};

} // namespace clerk::detail

#endif
