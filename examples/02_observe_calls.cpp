// SPDX-License-Identifier: BSL-1.0
// Structured logs: one JSON line for each event of a call, and a W3C trace context that goes on at the server.
//
//     CLERK_SECRET_KEY=sk_test_… ./02_observe_calls user_…
//
// CLERK_API_URL leads to another server (the emulator, say), CLERK_CA_FILE names a certificate to trust for it.
#include <clerk/clerk.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <openssl/rand.h>

#include <array>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <memory>
#include <mutex>
#include <string>

namespace asio = boost::asio;
namespace json = boost::json;

// `traceparent` of W3C Trace Context: version, trace, span, flags. A server would pass on the trace of the request that
// it answers; here each attempt begins one.
std::string new_traceparent()
{
    std::array<unsigned char, 24> bytes{};
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1)
        return {};
    std::string text = "00-";
    for (std::size_t i = 0; i < bytes.size(); ++i)
    {
        constexpr char digits[] = "0123456789abcdef";
        text += digits[bytes[i] >> 4];
        text += digits[bytes[i] & 15];
        if (i == 15 || i == 23)
            text += '-';
    }
    return text + "01";
}

// Writes what it is told to the standard error stream. What an observer gets holds no secret, no body and no ID.
class json_log final : public clerk::observer
{
public:
    void on_call(clerk::observed_call const& call) noexcept override
    {
        write(line("call", call));
    }
    void on_attempt(clerk::observed_call const& call, clerk::observed_attempt const& attempt,
        clerk::attempt_headers& headers) noexcept override
    {
        auto const parent = new_traceparent();
        headers.add("traceparent", parent);
        auto event = line("attempt", call);
        event["attempt"] = attempt.number;
        event["method"] = to_string(attempt.method);
        event["route"] = attempt.route;
        event["traceparent"] = parent;
        write(event);
    }
    void on_attempt_end(
        clerk::observed_call const& call, clerk::observed_attempt_end const& end) noexcept override
    {
        auto event = line("attempt_end", call);
        event["attempt"] = end.attempt.number;
        add_outcome(event, end.code, end.status, end.duration, end.trace_id);
        event["bytes_sent"] = end.transfer.bytes_sent;
        event["bytes_received"] = end.transfer.bytes_received;
        event["connection_reused"] = end.transfer.connection_reused;
        write(event);
    }
    void on_wait(clerk::observed_call const& call, clerk::observed_wait const& wait) noexcept override
    {
        auto event = line("wait", call);
        event["reason"] = to_string(wait.reason);
        if (wait.planned)
            event["milliseconds"] = milliseconds(*wait.planned);
        write(event);
    }
    void on_call_end(clerk::observed_call const& call, clerk::observed_call_end const& end) noexcept override
    {
        auto event = line("call_end", call);
        event["attempts"] = end.attempts;
        add_outcome(event, end.code, end.status, end.duration, end.trace_id);
        event["may_have_taken_effect"] = end.may_have_taken_effect;
        write(event);
    }

private:
    static json::object line(std::string_view event, clerk::observed_call const& call)
    {
        json::object made;
        made["event"] = event;
        made["call"] = call.id;
        made["operation"] = call.operation;
        return made;
    }
    static double milliseconds(std::chrono::nanoseconds duration)
    {
        return std::chrono::duration<double, std::milli>(duration).count();
    }
    static void add_outcome(json::object& event, boost::system::error_code code, int status,
        std::chrono::nanoseconds duration, std::string_view trace_id)
    {
        event["outcome"] = code ? code.message() : "success";
        event["status"] = status;
        event["milliseconds"] = milliseconds(duration);
        event["trace_id"] = trace_id;
    }
    void write(json::object const& event)
    {
        std::lock_guard const lock{mutex_}; // events of different calls may come at the same time
        std::cerr << json::serialize(event) << '\n';
    }

    std::mutex mutex_;
};

asio::awaitable<void> read_and_update(clerk::users users, std::string id)
{
    auto const user = co_await users.get_user(id);
    clerk::update_user_params params;
    params.first_name("John");
    auto const updated = co_await users.update_user(id, params);
    std::cout << user.first_name.value_or("nobody") << " is now " << updated.first_name.value_or("nobody") << '\n';
}

int main(int argc, char** argv)
try
{
    auto options = clerk::client_options::from_environment();
    options.observer = std::make_shared<json_log>();
    if (char const* const file = std::getenv("CLERK_CA_FILE"))
        options.tls.ca_file = file;

    asio::io_context context;
    clerk::client client{context, options};
    asio::co_spawn(context, read_and_update(client.users(), argc > 1 ? argv[1] : ""),
        [](std::exception_ptr failure)
        {
            if (failure)
                std::rethrow_exception(failure);
        });
    context.run();
}
catch (std::exception const& e)
{
    std::cerr << e.what() << '\n';
    return 1;
}
