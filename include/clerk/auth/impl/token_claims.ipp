// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_AUTH_IMPL_TOKEN_CLAIMS_IPP
#define CLERK_AUTH_IMPL_TOKEN_CLAIMS_IPP

#include <clerk/auth/token_claims.hpp>
#include <clerk/detail/parse_json.hpp>

#include <mutex>
#include <string>

namespace clerk
{
/// What the copies of claims share.
class detail::kept_claims
{
public:
    explicit kept_claims(json::object object)
        : object_(std::move(object))
    {
    }
    explicit kept_claims(std::string_view text)
        : text_(text)
    {
    }

    json::object const& get() const
    {
        std::call_once(read_,
            [this]
            {
                json::value value;
                std::string problem;
                if (!text_.empty() && parse_json(text_, value, problem) && value.is_object())
                    object_ = std::move(value.get_object());
            });
        return object_;
    }

private:
    std::string text_;
    mutable std::once_flag read_;
    mutable json::object object_;
};

CLERK_DECL token_claims::token_claims(json::object claims)
    : claims_(std::make_shared<detail::kept_claims const>(std::move(claims)))
{
}

CLERK_DECL token_claims token_claims::from_text(std::string_view text)
{
    token_claims made;
    made.claims_ = std::make_shared<detail::kept_claims const>(text);
    return made;
}

CLERK_DECL json::object const& token_claims::get() const
{
    static json::object const none;
    return claims_ ? claims_->get() : none;
}

} // namespace clerk

#endif
