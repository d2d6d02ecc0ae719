// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_IMPL_TOKENS_ENDPOINT_IPP
#define CLERK_TESTING_IMPL_TOKENS_ENDPOINT_IPP

#include <clerk/testing/detail/tokens_endpoint.hpp>


namespace clerk::testing::detail
{
CLERK_DECL operation_outcome get_jwks(operation_input const& input)
{
    return json::value(input.keys.public_set());
}

/// Clerk's description of these operations has 400 and 404, and names no codes.
inline operation_outcome verify_machine_token(
    operation_input const& input, machine_token_kind kind, std::string_view parameter, std::string_view what)
{
    json::value const* const given = input.body.if_contains(parameter);
    json::string const* const text = given ? given->if_string() : nullptr;
    if (input.body.size() != 1 || !text || text->empty())
        return refusal{400, "bad_request", "Bad Request",
            "The body must be an object with the string '" + std::string{parameter} + "' and nothing else."};
    auto told = input.tokens.find(kind, {text->data(), text->size()}, input.now);
    if (!told)
        return not_found(std::string{what} + " not found");
    return json::value(*std::move(told));
}

CLERK_DECL operation_outcome verify_api_key(operation_input const& input)
{
    return verify_machine_token(input, machine_token_kind::api_key, "secret", "API key");
}

CLERK_DECL operation_outcome verify_m2m_token(operation_input const& input)
{
    return verify_machine_token(input, machine_token_kind::m2m_token, "token", "Machine token");
}

CLERK_DECL operation_outcome verify_oauth_access_token(operation_input const& input)
{
    // `secret` is the name that it had before.
    auto const* const parameter = input.body.contains("access_token") ? "access_token" : "secret";
    return verify_machine_token(input, machine_token_kind::oauth_token, parameter, "OAuth token");
}

} // namespace clerk::testing::detail

#endif
