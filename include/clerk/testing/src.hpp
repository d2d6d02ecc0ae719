// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_SRC_HPP
#define CLERK_TESTING_SRC_HPP

/// \file
/// The emulator's functions, to be compiled once: include this in exactly one translation unit of a program that uses
/// the emulator and defines CLERK_SEPARATE_COMPILATION everywhere. Comes on top of <clerk/src.hpp>.

#if !defined(CLERK_SEPARATE_COMPILATION)
#error "<clerk/testing/src.hpp> is for programs that define CLERK_SEPARATE_COMPILATION in every translation unit"
#endif

#include <clerk/testing/impl/attributes.ipp>
#include <clerk/testing/impl/backend_api.ipp>
#include <clerk/testing/impl/certificate.ipp>
#include <clerk/testing/impl/credential_rules.ipp>
#include <clerk/testing/impl/emulator.ipp>
#include <clerk/testing/impl/emulator_service.ipp>
#include <clerk/testing/impl/http_connection.ipp>
#include <clerk/testing/impl/http_server.ipp>
#include <clerk/testing/impl/http_text.ipp>
#include <clerk/testing/impl/machine_token_store.ipp>
#include <clerk/testing/impl/metadata.ipp>
#include <clerk/testing/impl/parse_rfc3339.ipp>
#include <clerk/testing/impl/random_text.ipp>
#include <clerk/testing/impl/redaction.ipp>
#include <clerk/testing/impl/refusal.ipp>
#include <clerk/testing/impl/request_limits.ipp>
#include <clerk/testing/impl/router.ipp>
#include <clerk/testing/impl/session_token.ipp>
#include <clerk/testing/impl/sign_webhook.ipp>
#include <clerk/testing/impl/signing_key.ipp>
#include <clerk/testing/impl/tokens_endpoint.ipp>
#include <clerk/testing/impl/update_user_rules.ipp>
#include <clerk/testing/impl/user_store.ipp>
#include <clerk/testing/impl/users_endpoint.ipp>

#endif
