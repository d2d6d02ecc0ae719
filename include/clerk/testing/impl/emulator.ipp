// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_IMPL_EMULATOR_IPP
#define CLERK_TESTING_IMPL_EMULATOR_IPP

#include <clerk/detail/decode.hpp>
#include <clerk/testing/detail/emulator_service.hpp>
#include <clerk/testing/detail/http_server.hpp>
#include <clerk/testing/detail/random_text.hpp>
#include <clerk/testing/detail/sign_webhook.hpp>
#include <clerk/testing/emulator.hpp>

#include <boost/json/value.hpp>
#include <boost/json/value_from.hpp>

#include <chrono>
#include <stdexcept>
#include <utility>

namespace clerk::testing::detail
{
struct emulator_parts
{
    std::shared_ptr<emulator_service> service;
    std::shared_ptr<http_server> server;
    secret secret_key;
    std::string authority_pem; ///< Empty: no TLS.
    bool tls = true;
    std::string instance_id = new_id("ins_");
    secret webhook_secret = new_webhook_secret();
};

/// Takes over the user's certificate or makes one, and notes what clients have to trust.
inline std::optional<certified_key> choose_certificate(emulator_options const& options, std::string& authority_pem)
{
    if (!options.tls)
        return std::nullopt;
    if (options.certificate)
    {
        authority_pem = options.certificate->certificate_pem;
        return options.certificate;
    }
    auto const authority = make_certificate_authority("clerk-cpp emulator");
    authority_pem = authority.certificate_pem;
    return issue_certificate(authority, {});
}

inline clerk::user as_user(json::object const& object)
{
    clerk::user user;
    std::string problem;
    if (!clerk::detail::decode_value(json::value(object), user, problem))
        throw std::logic_error("the emulator holds a user that is none: " + problem);
    return user;
}

} // namespace clerk::testing::detail

namespace clerk::testing
{
CLERK_DECL emulator::emulator(asio::any_io_executor executor, emulator_options options)
    : parts_(std::make_unique<detail::emulator_parts>())
{
    detail::http_server_settings settings;
    settings.port = options.port;
    settings.max_request_bytes = options.max_request_bytes;
    settings.certificate = detail::choose_certificate(options, parts_->authority_pem);
    parts_->tls = options.tls;
    parts_->secret_key = options.secret_key;
    parts_->service = std::make_shared<detail::emulator_service>(options);
    parts_->server = std::make_shared<detail::http_server>(std::move(executor), settings, parts_->service);
    parts_->server->start();
}

CLERK_DECL emulator::emulator(emulator&& other) noexcept = default;

CLERK_DECL emulator& emulator::operator=(emulator&& other) noexcept
{
    if (this != &other)
    {
        if (parts_)
            parts_->server->stop();
        parts_ = std::move(other.parts_);
    }
    return *this;
}

CLERK_DECL emulator::~emulator()
{
    if (parts_)
        parts_->server->stop();
}

CLERK_DECL std::uint16_t emulator::port() const
{
    return parts_->server->port();
}

CLERK_DECL std::string emulator::url() const
{
    return (parts_->tls ? "https://127.0.0.1:" : "http://127.0.0.1:") + std::to_string(port());
}

CLERK_DECL std::string emulator::certificate_authority_pem() const
{
    return parts_->authority_pem;
}

CLERK_DECL clerk::client_options emulator::client_options() const
{
    clerk::client_options options;
    options.secret_key = parts_->secret_key;
    options.api_url = url();
    options.tls.ca_pem = parts_->authority_pem;
    options.allow_plaintext = !parts_->tls;
    return options;
}

CLERK_DECL clerk::user emulator::add_typed_user(clerk::user user)
{
    auto given = json::value_from(user).as_object();
    detail::remove_what_was_not_given(given);
    return add_user(std::move(given));
}

CLERK_DECL clerk::user emulator::add_user(json::object user)
{
    return detail::as_user(parts_->service->add_user(std::move(user)));
}

CLERK_DECL std::optional<clerk::user> emulator::user(std::string_view id) const
{
    auto const found = parts_->service->user(id);
    return found ? std::optional{detail::as_user(*found)} : std::nullopt;
}

CLERK_DECL std::size_t emulator::user_count() const
{
    return parts_->service->user_count();
}

CLERK_DECL std::string emulator::session_token(std::string_view user_id, session_token_options options) const
{
    return parts_->service->session_token(user_id, issuer(), options);
}

CLERK_DECL std::string emulator::jwt_key() const
{
    return parts_->service->jwt_key();
}

CLERK_DECL void emulator::rotate_signing_key(old_keys old)
{
    parts_->service->rotate_signing_key(old == old_keys::kept);
}

CLERK_DECL std::string emulator::issuer() const
{
    return "https://emulator.clerk.accounts.dev";
}

CLERK_DECL std::string emulator::add_api_key(std::string_view subject, machine_token_options options)
{
    return parts_->service->add_machine_token(detail::machine_token_kind::api_key, subject, options);
}

CLERK_DECL std::string emulator::add_m2m_token(std::string_view subject, machine_token_options options)
{
    return parts_->service->add_machine_token(detail::machine_token_kind::m2m_token, subject, options);
}

CLERK_DECL std::string emulator::add_oauth_token(std::string_view subject, machine_token_options options)
{
    return parts_->service->add_machine_token(detail::machine_token_kind::oauth_token, subject, options);
}

CLERK_DECL bool emulator::revoke_machine_token(std::string_view token)
{
    return parts_->service->revoke_machine_token(token);
}

CLERK_DECL signed_webhook emulator::webhook(std::string_view type, json::value data, webhook_options options) const
{
    return detail::sign_webhook(parts_->webhook_secret, parts_->instance_id, type, std::move(data), options,
        std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()));
}

CLERK_DECL secret emulator::webhook_secret() const
{
    return parts_->webhook_secret;
}

CLERK_DECL std::vector<recorded_request> emulator::requests() const
{
    return parts_->service->requests();
}

CLERK_DECL std::vector<recorded_request> emulator::take_requests()
{
    return parts_->service->take_requests();
}

CLERK_DECL void emulator::clear_requests()
{
    parts_->service->clear_requests();
}

CLERK_DECL void emulator::next_reply(scripted_reply reply)
{
    parts_->service->next_reply(std::move(reply));
}

CLERK_DECL void emulator::on_request(std::function<void()> handler)
{
    parts_->service->on_request(std::move(handler));
}

CLERK_DECL std::size_t emulator::connections_accepted() const
{
    return parts_->server->accepted();
}

CLERK_DECL void emulator::close_connections()
{
    parts_->server->close_connections();
}

CLERK_DECL void emulator::stop()
{
    parts_->server->stop();
}

} // namespace clerk::testing

#endif
