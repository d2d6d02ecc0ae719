// SPDX-License-Identifier: BSL-1.0
// No event is about an email address.
// expect: no event holds this type

#include <clerk/webhooks.hpp>

auto data(clerk::webhook_event const& event)
{
#if defined(CONTROL)
    return event.get_if<clerk::email>();
#else
    return event.get_if<clerk::email_address>();
#endif
}
