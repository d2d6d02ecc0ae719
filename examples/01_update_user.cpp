// SPDX-License-Identifier: BSL-1.0
// Updates a user, and shows what goes over the wire, what comes back, and how input is refused.
//
//     CLERK_SECRET_KEY=sk_test_… ./01_update_user user_… [first name] [last name]
//
// CLERK_API_URL leads to another server (the emulator, say), CLERK_CA_FILE names a certificate to trust for it.
#include <clerk/clerk.hpp>
#include <clerk/endpoints/users.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>

namespace asio = boost::asio;
namespace json = boost::json;

// What a call would send. The functions in clerk::endpoints are pure: nothing is sent here.
void show_requests(std::string const& id, clerk::update_user_params const& params, std::string const& api_version)
{
    auto const request = clerk::endpoints::update_user(id, params, api_version);
    for (auto const& step : request.value().steps)
    {
        std::cout << "  " << to_string(step.method) << " /v1" << step.path << "\n    ";
        if (step.body)
            std::cout.write(step.body->data(), static_cast<std::streamsize>(step.body->size()));
        std::cout << '\n';
    }
}

void show_user(clerk::user const& user)
{
    auto const text = [](std::optional<std::string> const& value) { return value ? '"' + *value + '"' : "none"; };
    auto const updated = user.updated_at.time_since_epoch().count();
    std::cout << "  id              " << user.id << "\n  first_name      " << text(user.first_name)
              << "\n  last_name       " << text(user.last_name) << "\n  username        " << text(user.username)
              << "\n  email addresses ";
    for (auto const& email : user.email_addresses)
        std::cout << email.email_address << ' ';
    std::cout << "\n  public_metadata " << json::serialize(user.public_metadata) << "\n  updated_at      " << updated
              << " ms since 1970\n";
}

void show_error(clerk::error const& error)
{
    std::cout << "  message    " << error.message() << "\n  code       " << error.code().message() << "\n  status     "
              << error.status() << "\n  attempts   " << error.attempts() << "\n  may have taken effect: "
              << (error.may_have_taken_effect() ? "yes" : "no") << '\n';
}

asio::awaitable<bool> update(clerk::users users, std::string id, std::string first_name, std::string last_name,
    std::string api_version)
{
    json::object metadata;
    metadata["updated_by"] = "clerk-cpp";
    clerk::update_user_params params;
    params.first_name(first_name).last_name(last_name).public_metadata(metadata);

    std::cout << "Request\n";
    show_requests(id, params, api_version);
    clerk::result<clerk::user> const updated = co_await users.update_user(id, params, clerk::as_result);
    if (!updated)
    {
        std::cout << "\nFailed\n";
        show_error(updated.error());
        co_return false;
    }
    std::cout << "\nReply\n";
    show_user(*updated);

    std::cout << "\nRefused by Clerk: a password that is too short\n";
    clerk::update_user_params too_short;
    too_short.password("short").sign_out_of_other_sessions();
    clerk::result<clerk::user> const refused = co_await users.update_user(id, too_short, clerk::as_result);
    show_error(refused.error());

    std::cout << "\nRefused before anything is sent: an ID that would reach another path\n";
    clerk::result<clerk::user> const invalid = co_await users.update_user(id + "/../other", params, clerk::as_result);
    show_error(invalid.error());

    std::cout << "\nRefused by the compiler: sign_out_of_other_sessions() without a password(…)\n";
    co_return !refused && !invalid;
}

int main(int argc, char** argv)
try
{
    if (argc < 2)
    {
        std::cerr << "usage: CLERK_SECRET_KEY=sk_test_… " << argv[0] << " user_… [first name] [last name]\n";
        return 2;
    }
    auto options = clerk::client_options::from_environment();
    if (char const* const file = std::getenv("CLERK_CA_FILE"))
        options.tls.ca_file = file;
    std::cout << "Talking to " << options.api_url << " as " << options.secret_key << "\n\n";

    asio::io_context context;
    clerk::client client{context, options};
    bool as_expected = false;
    asio::co_spawn(context,
        update(client.users(), argv[1], argc > 2 ? argv[2] : "John", argc > 3 ? argv[3] : "Wick", options.api_version),
        [&](std::exception_ptr failure, bool result)
        {
            if (failure)
                std::rethrow_exception(failure);
            as_expected = result;
        });
    context.run();
    return as_expected ? 0 : 1;
}
catch (std::exception const& e)
{
    std::cerr << e.what() << '\n';
    return 1;
}
