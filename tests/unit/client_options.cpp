// SPDX-License-Identifier: BSL-1.0
#include <clerk/client_options.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <optional>
#include <string>

namespace
{
/// Gives a variable of the environment a value, and its old one back in the end.
class variable
{
public:
    variable(char const* name, char const* value)
        : name_(name)
    {
        if (char const* const old = std::getenv(name))
            old_ = old;
        set(value);
    }
    variable(variable const&) = delete;
    variable& operator=(variable const&) = delete;
    ~variable()
    {
        set(old_ ? old_->c_str() : nullptr);
    }

private:
    void set(char const* value) const
    {
        if (value)
            ::setenv(name_, value, 1);
        else
            ::unsetenv(name_);
    }

    char const* name_;
    std::optional<std::string> old_;
};
} // namespace

BOOST_AUTO_TEST_SUITE(options_of_a_client)

BOOST_AUTO_TEST_CASE(defaults)
{
    using namespace std::chrono_literals;
    clerk::client_options const options;
    BOOST_TEST(options.secret_key.empty());
    BOOST_TEST(options.api_url == "https://api.clerk.com");
    BOOST_TEST(options.api_path == "v1");
    BOOST_TEST(options.api_version == "2026-05-12");
    BOOST_TEST((options.timeout == 30s));
    BOOST_TEST(options.retry.max_attempts == 4U);
    BOOST_TEST((options.retry.initial_backoff == 200ms));
    BOOST_TEST((options.retry.max_backoff == 8s));
    BOOST_TEST(!options.retry.repeat_ambiguous);
    BOOST_TEST(options.pool.max_connections == 64U);
    BOOST_TEST(options.pool.max_waiting == 100000U);
    BOOST_TEST((options.pool.idle_timeout == 30s));
    BOOST_TEST(options.tls.ca_file.empty());
    BOOST_TEST(options.tls.ca_pem.empty());
    BOOST_TEST(!options.allow_plaintext);
    BOOST_TEST(options.proxy.empty());
    BOOST_TEST(options.max_response_bytes == 8U * 1024 * 1024);
    BOOST_TEST(options.user_agent.empty());
    BOOST_TEST(!options.transport);
}

BOOST_AUTO_TEST_CASE(from_the_environment)
{
    variable const key{"CLERK_SECRET_KEY", "sk_test_from_environment"};
    variable const url{"CLERK_API_URL", "https://api.example"};
    variable const version{"CLERK_API_VERSION", "v2"};
    auto const options = clerk::client_options::from_environment();
    BOOST_TEST(options.secret_key.reveal() == "sk_test_from_environment");
    BOOST_TEST(options.api_url == "https://api.example");
    BOOST_TEST(options.api_path == "v2"); // of the URL, not the header
    BOOST_TEST(options.api_version == "2026-05-12");
}

BOOST_AUTO_TEST_CASE(what_the_environment_lacks_keeps_its_default)
{
    for (char const* const nothing : {static_cast<char const*>(nullptr), ""})
    {
        variable const key{"CLERK_SECRET_KEY", nothing};
        variable const url{"CLERK_API_URL", nothing};
        variable const version{"CLERK_API_VERSION", nothing};
        auto const options = clerk::client_options::from_environment();
        BOOST_TEST(options.secret_key.empty());
        BOOST_TEST(options.api_url == "https://api.clerk.com");
        BOOST_TEST(options.api_path == "v1");
    }
}

BOOST_AUTO_TEST_SUITE_END()
