// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_WEBHOOKS_HPP
#define CLERK_WEBHOOKS_HPP

/// \file
/// What Clerk tells a server by itself: webhooks.

#include <clerk/webhooks/webhook_event.hpp>
#include <clerk/webhooks/webhook_event_attributes.hpp>
#include <clerk/webhooks/webhook_event_type.hpp>
#include <clerk/webhooks/webhook_verifier.hpp>
#include <clerk/webhooks/webhook_verifier_options.hpp>

#endif
