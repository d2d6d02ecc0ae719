// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_SRC_HPP
#define CLERK_SRC_HPP

/// \file
/// The library's functions, to be compiled once: include this in exactly one translation unit, with
/// CLERK_SEPARATE_COMPILATION defined in all of them. The others then include neither Beast nor OpenSSL's TLS.

#if !defined(CLERK_SEPARATE_COMPILATION)
#error "<clerk/src.hpp> is for programs that define CLERK_SEPARATE_COMPILATION in every translation unit"
#endif

#include <clerk/auth/impl/auth.ipp>
#include <clerk/auth/impl/auth_call.ipp>
#include <clerk/auth/impl/authenticator_core.ipp>
#include <clerk/auth/impl/authenticator_options.ipp>
#include <clerk/auth/impl/check_claims.ipp>
#include <clerk/auth/impl/jwt.ipp>
#include <clerk/auth/impl/key_set.ipp>
#include <clerk/auth/impl/key_set_machine.ipp>
#include <clerk/auth/impl/machine_tokens.ipp>
#include <clerk/auth/impl/request_tokens.ipp>
#include <clerk/auth/impl/session_claims.ipp>
#include <clerk/auth/impl/token_cache.ipp>
#include <clerk/auth/impl/token_claims.ipp>
#include <clerk/auth/impl/token_json.ipp>
#include <clerk/auth/impl/verification_key.ipp>
#include <clerk/auth/impl/verify_jwt.ipp>
#include <clerk/core/impl/call.ipp>
#include <clerk/core/impl/call_machine.ipp>
#include <clerk/core/impl/client_core.ipp>
#include <clerk/core/impl/decode_outcome.ipp>
#include <clerk/core/impl/http_date.ipp>
#include <clerk/core/impl/local_rate_limiter.ipp>
#include <clerk/core/impl/rate_limit_machine.ipp>
#include <clerk/core/impl/reply_error.ipp>
#include <clerk/detail/impl/base64.ipp>
#include <clerk/detail/impl/decode.ipp>
#include <clerk/detail/impl/decode_members.ipp>
#include <clerk/detail/impl/encode_members.ipp>
#include <clerk/detail/impl/exact_double.ipp>
#include <clerk/detail/impl/hmac_sha256.ipp>
#include <clerk/detail/impl/json_reader.ipp>
#include <clerk/detail/impl/json_reader_values.ipp>
#include <clerk/detail/impl/json_writer.ipp>
#include <clerk/detail/impl/one_mode.ipp>
#include <clerk/detail/impl/parse_json.ipp>
#include <clerk/detail/impl/printable.ipp>
#include <clerk/detail/impl/resource_id.ipp>
#include <clerk/detail/impl/write_value.ipp>
#include <clerk/endpoints/impl/anything.ipp>
#include <clerk/endpoints/impl/route.ipp>
#include <clerk/endpoints/impl/users.ipp>
#include <clerk/impl/client_options.ipp>
#include <clerk/impl/error.ipp>
#include <clerk/impl/error_code.ipp>
#include <clerk/impl/observer.ipp>
#include <clerk/impl/secret.ipp>
#include <clerk/model/impl/deleted_object.ipp>
#include <clerk/model/impl/email.ipp>
#include <clerk/model/impl/email_address.ipp>
#include <clerk/model/impl/enterprise_account.ipp>
#include <clerk/model/impl/enterprise_connection.ipp>
#include <clerk/model/impl/external_account.ipp>
#include <clerk/model/impl/identification_link.ipp>
#include <clerk/model/impl/organization.ipp>
#include <clerk/model/impl/organization_membership.ipp>
#include <clerk/model/impl/passkey.ipp>
#include <clerk/model/impl/phone_number.ipp>
#include <clerk/model/impl/public_user_data.ipp>
#include <clerk/model/impl/saml_account.ipp>
#include <clerk/model/impl/saml_connection.ipp>
#include <clerk/model/impl/scim_user_metadata.ipp>
#include <clerk/model/impl/session.ipp>
#include <clerk/model/impl/session_activity.ipp>
#include <clerk/model/impl/session_task.ipp>
#include <clerk/model/impl/user.ipp>
#include <clerk/model/impl/verification.ipp>
#include <clerk/model/impl/verification_error.ipp>
#include <clerk/model/impl/web3_wallet.ipp>
#include <clerk/params/impl/arguments.ipp>
#include <clerk/params/impl/attribute_writer.ipp>
#include <clerk/transport/impl/certificate_text.ipp>
#include <clerk/transport/impl/connect_race.ipp>
#include <clerk/transport/impl/connection.ipp>
#include <clerk/transport/impl/http_message.ipp>
#include <clerk/transport/impl/https_transport.ipp>
#include <clerk/transport/impl/reply_parser.ipp>
#include <clerk/transport/impl/reply_reader.ipp>
#include <clerk/transport/impl/request_text.ipp>
#include <clerk/transport/impl/server_url.ipp>
#include <clerk/transport/impl/tls_context.ipp>
#include <clerk/transport/impl/tls_verification.ipp>
#include <clerk/webhooks/impl/check_webhook.ipp>
#include <clerk/webhooks/impl/signature_headers.ipp>
#include <clerk/webhooks/impl/webhook_event.ipp>
#include <clerk/webhooks/impl/webhook_event_attributes.ipp>
#include <clerk/webhooks/impl/webhook_verifier.ipp>

#endif
