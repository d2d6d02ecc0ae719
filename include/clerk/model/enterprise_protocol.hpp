// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_MODEL_ENTERPRISE_PROTOCOL_HPP
#define CLERK_MODEL_ENTERPRISE_PROTOCOL_HPP

#include <clerk/detail/open_enum.hpp>

namespace clerk
{
/// The protocol of an enterprise connection. Open: others are kept, and `name()` tells them.
class enterprise_protocol : public detail::open_enum<enterprise_protocol>
{
public:
    using open_enum::open_enum;

    static constexpr known oauth{"oauth"};
    static constexpr known saml{"saml"};
};

} // namespace clerk

#endif
