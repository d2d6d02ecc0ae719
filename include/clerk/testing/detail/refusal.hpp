// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_DETAIL_REFUSAL_HPP
#define CLERK_TESTING_DETAIL_REFUSAL_HPP

#include <clerk/detail/config.hpp>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace clerk::testing::detail
{
/// A request that the API does not carry out: the status and the list of errors of the reply. Codes, statuses and
/// texts are those of Clerk's documentation, "Backend API errors", where it has them.
class refusal
{
public:
    /// @param parameter What is wrong, for `meta.param_name`; empty: nothing in particular.
    CLERK_DECL refusal(unsigned status, std::string_view code, std::string_view message, std::string_view long_message,
        std::string_view parameter = {});

    [[nodiscard]] unsigned status() const noexcept
    {
        return status_;
    }

    /// Appends the other's errors; the status stays.
    CLERK_DECL void add(refusal const& other);

    /// `{"errors":[…],"clerk_trace_id":"…"}`
    [[nodiscard]] CLERK_DECL json::object envelope(std::string_view trace_id) const;

private:
    unsigned status_;
    json::array errors_;
};

/// What a check returns: nothing, if all is well.
using check_result = std::optional<refusal>;

CLERK_DECL refusal not_found(std::string_view long_message, std::string_view parameter = {});
CLERK_DECL refusal unknown_parameter(std::string_view parameter, std::string_view hint = {});
/// @param expected `a string`
CLERK_DECL refusal wrong_type(std::string_view parameter, std::string_view expected);
CLERK_DECL refusal must_not_be_null(std::string_view parameter);
CLERK_DECL refusal invalid_value(std::string_view parameter, std::string_view long_message);
CLERK_DECL refusal already_taken(std::string_view parameter);

} // namespace clerk::testing::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/testing/impl/refusal.ipp>
#endif

#endif
