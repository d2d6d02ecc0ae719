// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_PARAMS_UPDATE_USER_SETTERS_HPP
#define CLERK_PARAMS_UPDATE_USER_SETTERS_HPP

#include <clerk/detail/iterable.hpp>
#include <clerk/params/arguments.hpp>
#include <clerk/params/metadata_setters.hpp>
#include <clerk/params/update_user_attributes.hpp>

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace clerk::detail
{
/// The setters that every form of `update_user_params` has. `Self` is that form: a stored value is changed in place,
/// a temporary is passed on along the chain. The last value set wins.
template <class Self>
class update_user_setters : public metadata_setters<Self>
{
public:
    /// The first name. `clerk::null` clears it.
    Self& first_name(nullable_text_argument<std::string> value) &
    {
        return set(&update_user_attributes::first_name, std::move(value).take());
    }
    /// \copydoc first_name
    Self first_name(nullable_text_argument<std::string> value) &&
    {
        return std::move(first_name(std::move(value)));
    }

    /// The last name. `clerk::null` clears it.
    Self& last_name(nullable_text_argument<std::string> value) &
    {
        return set(&update_user_attributes::last_name, std::move(value).take());
    }
    /// \copydoc last_name
    Self last_name(nullable_text_argument<std::string> value) &&
    {
        return std::move(last_name(std::move(value)));
    }

    /// The username, unique within the instance. `clerk::null` removes it.
    Self& username(nullable_text_argument<std::string> value) &
    {
        return set(&update_user_attributes::username, std::move(value).take());
    }
    /// \copydoc username
    Self username(nullable_text_argument<std::string> value) &&
    {
        return std::move(username(std::move(value)));
    }

    /// The language tag of BCP 47, such as `en-US`. `clerk::null` clears it.
    Self& locale(nullable_text_argument<std::string> value) &
    {
        return set(&update_user_attributes::locale, std::move(value).take());
    }
    /// \copydoc locale
    Self locale(nullable_text_argument<std::string> value) &&
    {
        return std::move(locale(std::move(value)));
    }

    /// The user's ID in your own system, unique within the instance. `clerk::null` clears it.
    Self& external_id(nullable_text_argument<std::string> value) &
    {
        return set(&update_user_attributes::external_id, std::move(value).take());
    }
    /// \copydoc external_id
    Self external_id(nullable_text_argument<std::string> value) &&
    {
        return std::move(external_id(std::move(value)));
    }

    /// The ID of the verified email address, one of the user's own, that becomes the primary one.
    Self& primary_email_address_id(nullable_text_argument<std::string> value) &
    {
        return set(&update_user_attributes::primary_email_address_id, std::move(value).take());
    }
    /// \copydoc primary_email_address_id
    Self primary_email_address_id(nullable_text_argument<std::string> value) &&
    {
        return std::move(primary_email_address_id(std::move(value)));
    }

    /// The ID of the verified phone number, one of the user's own, that becomes the primary one.
    Self& primary_phone_number_id(nullable_text_argument<std::string> value) &
    {
        return set(&update_user_attributes::primary_phone_number_id, std::move(value).take());
    }
    /// \copydoc primary_phone_number_id
    Self primary_phone_number_id(nullable_text_argument<std::string> value) &&
    {
        return std::move(primary_phone_number_id(std::move(value)));
    }

    /// The ID of the verified web3 wallet, one of the user's own, that becomes the primary one.
    Self& primary_web3_wallet_id(nullable_text_argument<std::string> value) &
    {
        return set(&update_user_attributes::primary_web3_wallet_id, std::move(value).take());
    }
    /// \copydoc primary_web3_wallet_id
    Self primary_web3_wallet_id(nullable_text_argument<std::string> value) &&
    {
        return std::move(primary_web3_wallet_id(std::move(value)));
    }

    /// The ID of the image that becomes the profile image. `clerk::null` removes the image.
    Self& profile_image_id(nullable_text_argument<std::string> value) &
    {
        return set(&update_user_attributes::profile_image_id, std::move(value).take());
    }
    /// \copydoc profile_image_id
    Self profile_image_id(nullable_text_argument<std::string> value) &&
    {
        return std::move(profile_image_id(std::move(value)));
    }

    /// Whether the user is told by email that the primary email address changed. Clerk's default: no.
    Self& notify_primary_email_address_changed(flag_argument value) &
    {
        return set(&update_user_attributes::notify_primary_email_address_changed, std::move(value).take());
    }
    /// \copydoc notify_primary_email_address_changed
    Self notify_primary_email_address_changed(flag_argument value) &&
    {
        return std::move(notify_primary_email_address_changed(std::move(value)));
    }

    /// The secret of an authenticator app (period 30 s, 6 digits, SHA-1), where the instance has TOTP enabled.
    Self& totp_secret(nullable_text_argument<secret> value) &
    {
        return set(&update_user_attributes::totp_secret, std::move(value).take());
    }
    /// \copydoc totp_secret
    Self totp_secret(nullable_text_argument<secret> value) &&
    {
        return std::move(totp_secret(std::move(value)));
    }

    /// Whether the user may create organizations.
    Self& create_organization_enabled(flag_argument value) &
    {
        return set(&update_user_attributes::create_organization_enabled, std::move(value).take());
    }
    /// \copydoc create_organization_enabled
    Self create_organization_enabled(flag_argument value) &&
    {
        return std::move(create_organization_enabled(std::move(value)));
    }

    /// Whether the user may delete the account.
    Self& delete_self_enabled(flag_argument value) &
    {
        return set(&update_user_attributes::delete_self_enabled, std::move(value).take());
    }
    /// \copydoc delete_self_enabled
    Self delete_self_enabled(flag_argument value) &&
    {
        return std::move(delete_self_enabled(std::move(value)));
    }

    /// How many organizations the user may create; 0: any number. `clerk::null` clears the limit.
    Self& create_organizations_limit(integer_argument value) &
    {
        return set(&update_user_attributes::create_organizations_limit, std::move(value).take());
    }
    /// \copydoc create_organizations_limit
    Self create_organizations_limit(integer_argument value) &&
    {
        return std::move(create_organizations_limit(std::move(value)));
    }

    /// When the user signed up. Sent in UTC with milliseconds (RFC 3339); years 0000 to 9999.
    Self& created_at(time_argument value) &
    {
        return set(&update_user_attributes::created_at, std::move(value).take());
    }
    /// \copydoc created_at
    Self created_at(time_argument value) &&
    {
        return std::move(created_at(std::move(value)));
    }

    /// When the user accepted the legal documents. Sent in UTC with milliseconds (RFC 3339).
    Self& legal_accepted_at(time_argument value) &
    {
        return set(&update_user_attributes::legal_accepted_at, std::move(value).take());
    }
    /// \copydoc legal_accepted_at
    Self legal_accepted_at(time_argument value) &&
    {
        return std::move(legal_accepted_at(std::move(value)));
    }

    /// Whether the checks for the acceptance of legal documents are skipped.
    Self& skip_legal_checks(flag_argument value) &
    {
        return set(&update_user_attributes::skip_legal_checks, std::move(value).take());
    }
    /// \copydoc skip_legal_checks
    Self skip_legal_checks(flag_argument value) &&
    {
        return std::move(skip_legal_checks(std::move(value)));
    }

    /// Whether sign-ins of this user skip the check for a trusted device.
    Self& bypass_client_trust(flag_argument value) &
    {
        return set(&update_user_attributes::bypass_client_trust, std::move(value).take());
    }
    /// \copydoc bypass_client_trust
    Self bypass_client_trust(flag_argument value) &&
    {
        return std::move(bypass_client_trust(std::move(value)));
    }

    /// Backup codes for signing in without the second factor, plain or as bcrypt digests; they replace the present
    /// ones. Any range of strings.
    template <iterable Range>
        requires text_like<std::remove_cvref_t<element_of<Range>>> && (!text_like<std::remove_cvref_t<Range>>)
    Self& backup_codes(Range&& codes) &
    {
        using stored = attribute<std::vector<secret>>;
        std::vector<secret> kept;
        for (auto const& code : codes)
        {
            if (is_null_pointer(code))
                return set(&update_user_attributes::backup_codes,
                    stored{invalid_attribute{"holds a null pointer, not a string"}});
            kept.emplace_back(as_text(code));
        }
        return set(&update_user_attributes::backup_codes, stored{std::move(kept)});
    }
    /// \copydoc backup_codes
    template <iterable Range>
        requires text_like<std::remove_cvref_t<element_of<Range>>> && (!text_like<std::remove_cvref_t<Range>>)
    Self backup_codes(Range&& codes) &&
    {
        return std::move(backup_codes(codes));
    }
    /// \copydoc backup_codes
    Self& backup_codes(std::initializer_list<std::string_view> codes) &
    {
        return backup_codes<std::initializer_list<std::string_view> const&>(codes);
    }
    /// \copydoc backup_codes
    Self backup_codes(std::initializer_list<std::string_view> codes) &&
    {
        return std::move(backup_codes(codes));
    }

protected:
    update_user_setters() = default;

private:
    template <class T>
    Self& set(T update_user_attributes::*attribute, T value)
    {
        auto& self = static_cast<Self&>(*this);
        attribute_access::of(self).*attribute = std::move(value);
        return self;
    }
};

} // namespace clerk::detail

#endif
