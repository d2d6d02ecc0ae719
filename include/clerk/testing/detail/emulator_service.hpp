// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_DETAIL_EMULATOR_SERVICE_HPP
#define CLERK_TESTING_DETAIL_EMULATOR_SERVICE_HPP

#include <clerk/testing/detail/backend_api.hpp>
#include <clerk/testing/detail/http_service.hpp>
#include <clerk/testing/detail/request_limits.hpp>
#include <clerk/testing/emulator_options.hpp>
#include <clerk/testing/recorded_request.hpp>
#include <clerk/testing/scripted_reply.hpp>
#include <clerk/testing/session_token_options.hpp>

#include <boost/json/object.hpp>

#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clerk::testing::detail
{
/// What answers the emulator's requests: the API's rules, or the script; and the record of them.
///
/// Thread safety: all members may be called from any thread.
class emulator_service final : public http_service
{
public:
    /// Throws `clerk::exception` with `errc::invalid_argument` for rate limits that cannot be meant.
    CLERK_DECL explicit emulator_service(emulator_options const& options);

    CLERK_DECL delivery answer(http_request request) override;
    CLERK_DECL http_reply refuse(unreadable reason) override;

    CLERK_DECL json::object add_user(json::object user);
    [[nodiscard]] CLERK_DECL std::optional<json::object> user(std::string_view id);
    [[nodiscard]] CLERK_DECL std::size_t user_count();
    [[nodiscard]] CLERK_DECL std::string session_token(
        std::string_view user_id, std::string_view issuer, session_token_options const& options);
    [[nodiscard]] CLERK_DECL std::string jwt_key();
    CLERK_DECL void rotate_signing_key(bool keep_old);
    CLERK_DECL std::string add_machine_token(
        machine_token_kind kind, std::string_view subject, machine_token_options const& options);
    CLERK_DECL bool revoke_machine_token(std::string_view token);
    [[nodiscard]] CLERK_DECL std::vector<recorded_request> requests() const;
    [[nodiscard]] CLERK_DECL std::vector<recorded_request> take_requests();
    CLERK_DECL void clear_requests();
    CLERK_DECL void next_reply(scripted_reply reply);
    CLERK_DECL void on_request(std::function<void()> handler);

private:
    CLERK_DECL delivery decide(http_request const& request, recorded_request& record);
    CLERK_DECL http_reply carry_out(http_request const& request, recorded_request const& record);
    CLERK_DECL void log(std::string_view request, std::string_view outcome, std::string_view trace_id);

    std::size_t max_request_bytes_;
    std::size_t max_recorded_requests_;

    mutable std::mutex mutex_;
    backend_api api_;
    request_limits limits_;
    std::deque<recorded_request> requests_;
    std::deque<scripted_reply> script_;
    std::function<void()> on_request_;

    std::mutex log_mutex_;
    std::function<void(std::string_view)> log_;
};

} // namespace clerk::testing::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/testing/impl/emulator_service.ipp>
#endif

#endif
