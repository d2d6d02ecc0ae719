// SPDX-License-Identifier: BSL-1.0
// clerk-emulator: a stand-in for Clerk's Backend API on 127.0.0.1, for programs in any language.
#include <clerk/testing/emulator.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>

#include <charconv>
#include <csignal>
#include <cstdint>
#include <exception>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace
{
constexpr std::string_view usage = R"(usage: clerk-emulator [OPTION…]

Emulates Clerk's Backend API on 127.0.0.1, with users in memory, until it is interrupted. The first line of its output
is `listening on URL`; then comes one for each request: method, target, status, trace ID.

  --port N                 the port; default: any free one
  --plaintext              plain HTTP in place of HTTPS
  --tls                    HTTPS; the default
  --secret-key KEY         the key that requests must bear; default: sk_test_emulator
  --certificate-file FILE  write the certificate of its authority here, as PEM, for clients to trust
  --user-id ID             add a user named John with this ID; may be repeated
  --rate-limit LIMITS      enforce Clerk's limits: production (1000 requests in 10 s) or development (100 in 10 s), and
                           for both 10 updates of a user in 10 s; default: none
  --quiet                  no line for each request
  --help                   this text
)";

/// What was asked for on the command line cannot be understood.
struct bad_usage : std::runtime_error
{
    using std::runtime_error::runtime_error;
};

struct command
{
    command() = default;

    clerk::testing::emulator_options options;
    std::string certificate_file;
    std::vector<std::string> user_ids;
    bool quiet = false;
    bool help = false;
};

std::uint16_t parse_port(std::string_view text)
{
    std::uint16_t port = 0;
    auto const [end, problem] = std::from_chars(text.data(), text.data() + text.size(), port);
    if (problem != std::errc{} || end != text.data() + text.size())
        throw bad_usage("--port: expected a number from 0 to 65535, got \"" + std::string{text} + '"');
    return port;
}

clerk::rate_limit_options parse_rate_limit(std::string_view text)
{
    if (text == "production")
        return clerk::rate_limit_options::production();
    if (text == "development")
        return clerk::rate_limit_options::development();
    throw bad_usage("--rate-limit: expected production or development, got \"" + std::string{text} + '"');
}

command parse(std::vector<std::string> const& arguments)
{
    command parsed;
    for (auto argument = arguments.begin(); argument != arguments.end(); ++argument)
    {
        std::string const& name = *argument;
        auto const value = [&]() -> std::string const&
        {
            if (++argument == arguments.end() || argument->empty())
                throw bad_usage(name + ": a value is missing");
            return *argument;
        };
        if (name == "--port")
            parsed.options.port = parse_port(value());
        else if (name == "--plaintext")
            parsed.options.tls = false;
        else if (name == "--tls")
            parsed.options.tls = true;
        else if (name == "--secret-key")
            parsed.options.secret_key = value();
        else if (name == "--certificate-file")
            parsed.certificate_file = value();
        else if (name == "--user-id")
            parsed.user_ids.push_back(value());
        else if (name == "--rate-limit")
            parsed.options.rate_limit = parse_rate_limit(value());
        else if (name == "--quiet")
            parsed.quiet = true;
        else if (name == "--help")
            parsed.help = true;
        else
            // A value after an equals sign may be a secret key.
            throw bad_usage("unknown option " + name.substr(0, name.find('=')));
    }
    if (!parsed.options.tls && !parsed.certificate_file.empty())
        throw bad_usage("--certificate-file: there is no certificate with --plaintext");
    return parsed;
}

void add_sample_users(clerk::testing::emulator& emulator, std::vector<std::string> const& ids)
{
    for (auto const& id : ids)
    {
        clerk::user john;
        john.id = id;
        john.first_name = "John";
        try
        {
            emulator.add_user(std::move(john));
        }
        catch (std::invalid_argument const& problem)
        {
            throw bad_usage(std::string{"--user-id: "} + problem.what());
        }
    }
}

void write_file(std::string const& name, std::string const& text)
{
    std::ofstream file{name, std::ios::binary};
    file << text;
    file.close();
    if (!file)
        throw std::runtime_error("cannot write " + name);
}

void serve(command& asked)
{
    if (!asked.quiet)
        asked.options.log = [](std::string_view line) { std::cout << line << std::endl; };

    boost::asio::io_context context{1};
    clerk::testing::emulator emulator{context, asked.options};
    add_sample_users(emulator, asked.user_ids);
    if (!asked.certificate_file.empty())
        write_file(asked.certificate_file, emulator.certificate_authority_pem());

    boost::asio::signal_set signals{context, SIGINT, SIGTERM};
    signals.async_wait([&](boost::system::error_code, int) { emulator.stop(); });
    std::cout << "listening on " << emulator.url() << std::endl;
    context.run();
}
} // namespace

int main(int argc, char** argv)
{
    try
    {
        auto asked = parse({argv + 1, argv + argc});
        if (asked.help)
            std::cout << usage;
        else
            serve(asked);
        return 0;
    }
    catch (bad_usage const& problem)
    {
        std::cerr << "clerk-emulator: " << problem.what() << "\nclerk-emulator --help tells the options.\n";
        return 2;
    }
    catch (std::exception const& problem)
    {
        std::cerr << "clerk-emulator: " << problem.what() << '\n';
        return 1;
    }
}
