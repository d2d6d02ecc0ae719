// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_DETAIL_JSON_BUILDER_HPP
#define CLERK_DETAIL_JSON_BUILDER_HPP

#include <clerk/detail/config.hpp>
#include <clerk/detail/exact_double.hpp>
#include <clerk/detail/json_limits.hpp>

#include <boost/json/array.hpp>
#include <boost/json/error.hpp>
#include <boost/json/object.hpp>
#include <boost/json/storage_ptr.hpp>
#include <boost/json/string.hpp>
#include <boost/json/value.hpp>
#include <boost/json/value_stack.hpp>
#include <boost/system/error_code.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

namespace clerk::detail
{
/// Builds a json::value from the parser's events. It differs from Boost's own builder in one thing: where the
/// parser computed a double, which it does without correct rounding, the number is read again from its text.
class json_builder
{
public:
    static constexpr std::size_t max_array_size = json::array::max_size();
    static constexpr std::size_t max_object_size = json::object::max_size();
    static constexpr std::size_t max_string_size = json::string::max_size();
    static constexpr std::size_t max_key_size = json::string::max_size();

    explicit json_builder(json::storage_ptr storage)
        : stack_(json::storage_ptr{}, buffer_.data(), buffer_.size())
    {
        stack_.reset(std::move(storage));
    }

    json::value release()
    {
        return stack_.release();
    }

    /// The number that a double cannot hold, if one ended the parse.
    [[nodiscard]] char const* too_large() const noexcept
    {
        return too_large_;
    }

    /// How many members the objects have in the text; the value has fewer where names come twice.
    [[nodiscard]] std::size_t members() const noexcept
    {
        return members_;
    }

    bool on_document_begin(boost::system::error_code&)
    {
        return true;
    }
    bool on_document_end(boost::system::error_code&)
    {
        return true;
    }
    bool on_array_begin(boost::system::error_code&)
    {
        return true;
    }
    bool on_array_end(std::size_t count, boost::system::error_code& error)
    {
        stack_.push_array(count);
        return one_more(error);
    }
    bool on_object_begin(boost::system::error_code&)
    {
        return true;
    }
    bool on_object_end(std::size_t count, boost::system::error_code& error)
    {
        members_ += count;
        stack_.push_object(count);
        return one_more(error);
    }
    bool on_key_part(json::string_view part, std::size_t, boost::system::error_code&)
    {
        stack_.push_chars(part);
        return true;
    }
    bool on_key(json::string_view last_part, std::size_t, boost::system::error_code&)
    {
        stack_.push_key(last_part);
        return true;
    }
    bool on_string_part(json::string_view part, std::size_t, boost::system::error_code&)
    {
        stack_.push_chars(part);
        return true;
    }
    bool on_string(json::string_view last_part, std::size_t, boost::system::error_code& error)
    {
        stack_.push_string(last_part);
        return one_more(error);
    }
    // Only a text that ends within a number gets here, and it fails right afterwards.
    bool on_number_part(json::string_view, boost::system::error_code&)
    {
        return true;
    }
    bool on_int64(std::int64_t number, json::string_view, boost::system::error_code& error)
    {
        stack_.push_int64(number);
        return one_more(error);
    }
    bool on_uint64(std::uint64_t number, json::string_view, boost::system::error_code& error)
    {
        stack_.push_uint64(number);
        return one_more(error);
    }
    // The text is the whole number, as parse_json gives the parser the whole document at once.
    bool on_double(double estimate, json::string_view text, boost::system::error_code& error)
    {
        std::optional<double> const number = exact_double({text.data(), text.size()}, estimate);
        if (!number)
        {
            too_large_ = text.data();
            error = json::error::exponent_overflow;
            return false;
        }
        stack_.push_double(*number);
        return one_more(error);
    }
    bool on_bool(bool value, boost::system::error_code& error)
    {
        stack_.push_bool(value);
        return one_more(error);
    }
    bool on_null(boost::system::error_code& error)
    {
        stack_.push_null();
        return one_more(error);
    }
    bool on_comment_part(json::string_view, boost::system::error_code&)
    {
        return true;
    }
    bool on_comment(json::string_view, boost::system::error_code&)
    {
        return true;
    }

private:
    bool one_more(boost::system::error_code& error)
    {
        if (++values_ > max_json_values)
            error = json::error::array_too_large;
        return !error;
    }

    std::size_t values_ = 0;
    std::size_t members_ = 0;
    // Most replies are built without another allocation for the stack.
    alignas(json::value) std::array<unsigned char, 4096> buffer_;
    json::value_stack stack_;
    char const* too_large_ = nullptr;
};

} // namespace clerk::detail

#endif
