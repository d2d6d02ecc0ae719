// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_IMPL_ERROR_CODE_IPP
#define CLERK_IMPL_ERROR_CODE_IPP

#include <clerk/error_code.hpp>

namespace clerk
{
namespace detail
{
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wnon-virtual-dtor" // of the base class, which is never deleted through
#endif
class error_category_type final : public boost::system::error_category
{
public:
    // An identity of its own, so that codes compare equal across shared objects, each with an instance.
    constexpr error_category_type() noexcept
        : boost::system::error_category(0x6A1D5C0E92B74F38ULL)
    {
    }

    char const* name() const noexcept override
    {
        return "clerk";
    }

    std::string message(int value) const override
    {
        switch (static_cast<errc>(value))
        {
        case errc::invalid_argument: return "invalid argument";
        case errc::unauthorized: return "unauthorized";
        case errc::forbidden: return "forbidden";
        case errc::not_found: return "not found";
        case errc::conflict: return "conflict";
        case errc::unprocessable: return "unprocessable";
        case errc::rate_limited: return "rate limited";
        case errc::server_error: return "server error";
        case errc::malformed_response: return "malformed response";
        case errc::timeout: return "timeout";
        case errc::cancelled: return "cancelled";
        case errc::network: return "network failure";
        case errc::tls: return "TLS failure";
        }
        return "unknown clerk error " + std::to_string(value);
    }

    boost::system::error_condition default_error_condition(int value) const noexcept override
    {
        namespace generic = boost::system::errc;
        switch (static_cast<errc>(value))
        {
        case errc::invalid_argument: return generic::make_error_condition(generic::invalid_argument);
        case errc::unauthorized:
        case errc::forbidden: return generic::make_error_condition(generic::permission_denied);
        case errc::timeout: return generic::make_error_condition(generic::timed_out);
        case errc::cancelled: return generic::make_error_condition(generic::operation_canceled);
        default: return {value, *this};
        }
    }
};
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif

} // namespace detail

CLERK_DECL boost::system::error_category const& error_category() noexcept
{
    static detail::error_category_type const instance;
    return instance;
}

} // namespace clerk

#endif
