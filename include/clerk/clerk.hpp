// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_CLERK_HPP
#define CLERK_CLERK_HPP

/// \file
/// The whole library, but for the emulator in <clerk/testing/emulator.hpp>.

#include <clerk/api.hpp>
#include <clerk/as_result.hpp>
#include <clerk/auth/auth.hpp>
#include <clerk/auth/auth_reason.hpp>
#include <clerk/auth/authenticator.hpp>
#include <clerk/auth/authenticator_options.hpp>
#include <clerk/auth/session_claims.hpp>
#include <clerk/auth/token_kind.hpp>
#include <clerk/call_options.hpp>
#include <clerk/client.hpp>
#include <clerk/client_options.hpp>
#include <clerk/client_statistics.hpp>
#include <clerk/error.hpp>
#include <clerk/incoming_headers.hpp>
#include <clerk/model/user.hpp>
#include <clerk/null.hpp>
#include <clerk/observer.hpp>
#include <clerk/params/update_user.hpp>
#include <clerk/params/user_metadata.hpp>
#include <clerk/password_hasher.hpp>
#include <clerk/query.hpp>
#include <clerk/rate_limiter.hpp>
#include <clerk/result.hpp>
#include <clerk/secret.hpp>
#include <clerk/transport/transport.hpp>
#include <clerk/users.hpp>
#include <clerk/verb.hpp>
#include <clerk/version.hpp>
#include <clerk/webhooks.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value_from.hpp>

#endif
