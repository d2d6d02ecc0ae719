// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_DETAIL_BACKEND_API_HPP
#define CLERK_TESTING_DETAIL_BACKEND_API_HPP

#include <clerk/secret.hpp>
#include <clerk/testing/detail/http_message.hpp>
#include <clerk/testing/detail/machine_token_store.hpp>
#include <clerk/testing/detail/refusal.hpp>
#include <clerk/testing/detail/signing_key.hpp>
#include <clerk/testing/detail/user_store.hpp>
#include <clerk/testing/detail/users_endpoint.hpp>

#include <cstdint>
#include <string_view>
#include <utility>

namespace clerk::testing::detail
{
/// The emulated Backend API of one instance: requests in, replies out. No I/O, no clock, no lock.
class backend_api
{
public:
    explicit backend_api(secret secret_key)
        : secret_key_(std::move(secret_key))
    {
    }

    /// @param now Unix time in milliseconds.
    [[nodiscard]] CLERK_DECL http_reply answer(
        http_request const& request, std::string_view trace_id, std::int64_t now);

    /// Whether a request bears the secret key.
    [[nodiscard]] CLERK_DECL check_result authorize(http_request const& request) const;

    [[nodiscard]] user_store& users() noexcept
    {
        return users_;
    }

    [[nodiscard]] signing_keys& keys() noexcept
    {
        return keys_;
    }

    [[nodiscard]] machine_token_store& tokens() noexcept
    {
        return tokens_;
    }

private:
    [[nodiscard]] CLERK_DECL operation_outcome carry_out(http_request const& request, std::int64_t now);

    secret secret_key_;
    user_store users_;
    signing_keys keys_;
    machine_token_store tokens_;
};

/// The reply that says why a request is not carried out.
[[nodiscard]] CLERK_DECL http_reply reply_to(refusal const& reason, std::string_view trace_id);

/// A `429` by the API's rules. Clerk's documentation describes it, and names no code for it.
[[nodiscard]] CLERK_DECL refusal too_many_requests();

/// A `413` by the API's rules.
[[nodiscard]] CLERK_DECL refusal body_too_large(std::size_t most);

} // namespace clerk::testing::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/testing/impl/backend_api.ipp>
#endif

#endif
