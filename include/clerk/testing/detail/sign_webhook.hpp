// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_DETAIL_SIGN_WEBHOOK_HPP
#define CLERK_TESTING_DETAIL_SIGN_WEBHOOK_HPP

#include <clerk/detail/config.hpp>
#include <clerk/model/timestamp.hpp>
#include <clerk/secret.hpp>
#include <clerk/testing/signed_webhook.hpp>

#include <boost/json/value.hpp>

#include <string_view>

namespace clerk::testing::detail
{
/// A new signing secret of an endpoint.
[[nodiscard]] CLERK_DECL secret new_webhook_secret();

/// The message of an event, signed with such a secret.
[[nodiscard]] CLERK_DECL signed_webhook sign_webhook(secret const& signing_secret, std::string_view instance_id,
    std::string_view type, json::value data, webhook_options const& options, timestamp now);

} // namespace clerk::testing::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/testing/impl/sign_webhook.ipp>
#endif

#endif
