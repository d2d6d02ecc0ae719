// SPDX-License-Identifier: BSL-1.0
#include <clerk/auth/token_cache.hpp>
#include <clerk/auth/verification_key.hpp>
#include <support/signing_key.hpp>

#include <boost/test/unit_test.hpp>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

using clerk::detail::token_cache;

namespace
{
std::shared_ptr<clerk::detail::verified_token const> token_of(
    std::string user, std::shared_ptr<clerk::detail::verification_key const> key = nullptr)
{
    auto made = std::make_shared<clerk::detail::verified_token>();
    made->session.user_id = std::move(user);
    made->key = std::move(key);
    return made;
}

clerk::detail::token_digest digest_of_token(std::string_view token)
{
    token_cache const none{0};
    return none.digest_of(token).value();
}

clerk::detail::token_digest digest(std::size_t number)
{
    return digest_of_token(std::to_string(number));
}
} // namespace

BOOST_AUTO_TEST_SUITE(auth_token_cache)

BOOST_AUTO_TEST_CASE(what_was_put_in)
{
    token_cache cache{100};
    BOOST_TEST(!cache.find(digest(1)));
    cache.insert(digest(1), token_of("user_1"));
    cache.insert(digest(2), token_of("user_2"));
    BOOST_TEST(cache.find(digest(1))->session.user_id == "user_1");
    BOOST_TEST(cache.find(digest(2))->session.user_id == "user_2");
    cache.insert(digest(1), token_of("user_3"));
    BOOST_TEST(cache.find(digest(1))->session.user_id == "user_3");
    BOOST_TEST(cache.size() == 2U);
    cache.erase(digest(1));
    cache.erase(digest(1));
    BOOST_TEST(!cache.find(digest(1)));
    BOOST_TEST(cache.size() == 1U);
}

BOOST_AUTO_TEST_CASE(it_is_bounded_and_the_oldest_make_room)
{
    token_cache cache{160};
    for (std::size_t i = 0; i < 10'000; ++i)
    {
        cache.insert(digest(i), token_of(std::to_string(i)));
        BOOST_TEST_REQUIRE(cache.find(digest(i)));
    }
    BOOST_TEST(cache.size() == 160U);
    BOOST_TEST(!cache.find(digest(0)));
    BOOST_TEST(cache.find(digest(9'999)));
}

BOOST_AUTO_TEST_CASE(none_at_all)
{
    token_cache cache{0};
    BOOST_TEST(!cache.enabled());
    cache.insert(digest(1), token_of("user_1"));
    BOOST_TEST(!cache.find(digest(1)));
    BOOST_TEST(cache.size() == 0U);
}

BOOST_AUTO_TEST_CASE(a_token_goes_with_its_key)
{
    std::string problem;
    auto const key = clerk::detail::verification_key::from_jwk(clerk_tests::signing_key::ours().jwk("ins_1"), problem);
    token_cache cache{100};
    cache.insert(digest(1), token_of("user_1", key));
    BOOST_TEST(cache.find(digest(1)));
    key->retire();
    BOOST_TEST(!cache.find(digest(1)));
    BOOST_TEST(cache.size() == 0U);
}

BOOST_AUTO_TEST_CASE(the_whole_token_counts)
{
    BOOST_TEST((digest_of_token("a.b.c") != digest_of_token("a.b.d")));
    BOOST_TEST((digest_of_token("a.b.c") == digest_of_token("a.b.c")));
    // SHA-256("abc")
    auto const known = digest_of_token("abc");
    BOOST_TEST(static_cast<int>(known[0]) == 0xBA);
    BOOST_TEST(static_cast<int>(known[31]) == 0xAD);
}

BOOST_AUTO_TEST_CASE(many_threads)
{
    token_cache cache{64};
    std::atomic<int> wrong = 0;
    std::vector<std::thread> threads;
    for (std::size_t thread = 0; thread < 4; ++thread)
        threads.emplace_back(
            [&, thread]
            {
                for (std::size_t i = 0; i < 2000; ++i)
                {
                    auto const number = (i * 7 + thread) % 200;
                    if (auto const found = cache.find(digest(number)))
                        wrong += found->session.user_id == std::to_string(number) ? 0 : 1;
                    else
                        cache.insert(digest(number), token_of(std::to_string(number)));
                    if (i % 50 == 0)
                        cache.erase(digest(number));
                }
            });
    for (auto& one : threads)
        one.join();
    BOOST_TEST(wrong == 0);
    BOOST_TEST(cache.size() <= 64U);
}

BOOST_AUTO_TEST_SUITE_END()
