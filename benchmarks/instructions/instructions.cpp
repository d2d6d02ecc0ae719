// SPDX-License-Identifier: BSL-1.0
// Does one kind of work a number of times, for a tool that counts the instructions: `instructions WORK TIMES`.
// See check.py.
#include "../measured/attributes.hpp"
#include "../measured/in_memory_transport.hpp"
#include "../measured/json.hpp"
#include "../measured/tokens.hpp"

#include <clerk/clerk.hpp>

#include <boost/asio/io_context.hpp>

#include <cstdlib>
#include <functional>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>

namespace
{
using namespace clerk_benchmarks;

/// Instructions are counted in here alone: see `--toggle-collect` in check.py.
[[gnu::noinline]] void repeat(unsigned long times, std::function<void()> const& work)
{
    for (unsigned long i = 0; i < times; ++i)
        work();
}

void check_tokens(unsigned long times, std::size_t cache_size)
{
    auto const authenticator = signed_in_users::get().authenticator(cache_size);
    signed_in_users::turns users{signed_in_users::get(), 0};
    repeat(times, [&] { require(authenticator.verify_token_now(users.next().token()).has_value(), "not verified"); });
}

void call(unsigned long times)
{
    boost::asio::io_context context{1};
    clerk::client_options options;
    options.transport = std::make_shared<in_memory_transport>(context);
    clerk::client client{context, options};
    auto const params = clerk::update_user_params{}.first_name("John").last_name("Wick");
    unsigned long done = 0;
    repeat(times,
        [&]
        {
            client.users().update_user(user_id, params,
                clerk::as_result([&](clerk::result<clerk::user> user) { done += user.has_value() ? 1U : 0U; }));
            context.run();
            context.restart();
        });
    require(done == times, "a call failed");
}

bool run(std::string_view work, unsigned long times)
{
    if (work == "encode")
        repeat(times, [params = all_attributes()] { (void)encoded_attributes(params); });
    else if (work == "serialize_by_hand")
        repeat(times, [data = metadata()] { (void)serialized_by_hand(data); });
    else if (work == "decode")
        repeat(times, [] { (void)decoded_user(); });
    else if (work == "parse_alone")
        repeat(times, [] { parse_into_value(); });
    else if (work == "token")
        check_tokens(times, 0);
    else if (work == "cached_token")
        check_tokens(times, 10'000);
    else if (work == "bare_verification")
    {
        bare_verification const bare{signed_in_users::get()};
        signed_in_users::turns users{signed_in_users::get(), 0};
        repeat(times, [&] { require(bare.verify(users.next()), "not verified"); });
    }
    else if (work == "call")
        call(times);
    else
        return false;
    return true;
}
} // namespace

int main(int argc, char** argv)
{
    if (argc != 3 || !run(argv[1], std::strtoul(argv[2], nullptr, 10)))
    {
        std::cerr << "usage: instructions WORK TIMES\n";
        return 2;
    }
}
