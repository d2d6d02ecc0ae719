// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_MODEL_VERIFICATION_STRATEGY_HPP
#define CLERK_MODEL_VERIFICATION_STRATEGY_HPP

#include <clerk/detail/open_enum.hpp>

namespace clerk
{
/// By which means something is verified. Open: strategies that name a provider (`oauth_google`,
/// `from_oauth_github`, `oauth_custom_…`) and new ones are not listed here, and `name()` tells them.
class verification_strategy : public detail::open_enum<verification_strategy>
{
public:
    using open_enum::open_enum;

    static constexpr known phone_code{"phone_code"};
    static constexpr known email_code{"email_code"};
    static constexpr known email_link{"email_link"};
    static constexpr known reset_password_email_code{"reset_password_email_code"};
    /// Declared to be verified by an administrator or the backend.
    static constexpr known admin{"admin"};
    /// By an invitation or a sign-in token.
    static constexpr known ticket{"ticket"};
    static constexpr known saml{"saml"};
    static constexpr known scim{"scim"};
    static constexpr known passkey{"passkey"};
    static constexpr known google_one_tap{"google_one_tap"};
    static constexpr known web3_metamask_signature{"web3_metamask_signature"};
    static constexpr known web3_base_signature{"web3_base_signature"};
    static constexpr known web3_coinbase_wallet_signature{"web3_coinbase_wallet_signature"};
    static constexpr known web3_okx_wallet_signature{"web3_okx_wallet_signature"};
    static constexpr known web3_solana_signature{"web3_solana_signature"};
};

} // namespace clerk

#endif
