// SPDX-License-Identifier: BSL-1.0
#include <clerk/detail/wiping_allocator.hpp>
#include <clerk/secret.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace
{
/// A byte of a type of our own, so that its std::allocator can be ours: it looks at memory that is given
/// back.
struct spied_byte
{
    unsigned char value;
};

struct memory_log
{
    std::size_t given_back = 0;
    std::size_t bytes_given_back = 0;
    std::size_t bytes_not_wiped = 0;
};
memory_log log_of_memory;
} // namespace

template <>
struct std::allocator<spied_byte>
{
    using value_type = spied_byte;
    spied_byte* allocate(std::size_t count)
    {
        return static_cast<spied_byte*>(::operator new(count));
    }
    void deallocate(spied_byte* memory, std::size_t count) noexcept
    {
        ++log_of_memory.given_back;
        log_of_memory.bytes_given_back += count;
        for (std::size_t i = 0; i < count; ++i)
            log_of_memory.bytes_not_wiped += memory[i].value != 0;
        ::operator delete(memory);
    }
};

namespace
{
using spied_vector = std::vector<spied_byte, clerk::detail::wiping_allocator<spied_byte>>;
constexpr spied_byte letter{0x5A};

struct fresh_log
{
    fresh_log()
    {
        log_of_memory = {};
    }
};
} // namespace

BOOST_FIXTURE_TEST_SUITE(detail_wiping_allocator, fresh_log)

BOOST_AUTO_TEST_CASE(destruction_wipes)
{
    spied_vector(100, letter);
    BOOST_TEST(log_of_memory.given_back == 1U);
    BOOST_TEST(log_of_memory.bytes_given_back == 100U);
    BOOST_TEST(log_of_memory.bytes_not_wiped == 0U);
}

BOOST_AUTO_TEST_CASE(growth_wipes_what_it_leaves_behind)
{
    {
        spied_vector growing;
        for (int i = 0; i < 1000; ++i)
            growing.push_back(letter);
        BOOST_TEST(log_of_memory.given_back >= 8U);
        BOOST_TEST(log_of_memory.bytes_not_wiped == 0U);
    }
    BOOST_TEST(log_of_memory.bytes_given_back >= 2000U);
    BOOST_TEST(log_of_memory.bytes_not_wiped == 0U);
}

BOOST_AUTO_TEST_CASE(the_unused_rest_of_a_buffer_is_wiped_too)
{
    {
        spied_vector shortened(100, letter);
        shortened.resize(1);
    }
    BOOST_TEST(log_of_memory.bytes_given_back == 100U);
    BOOST_TEST(log_of_memory.bytes_not_wiped == 0U);
}

BOOST_AUTO_TEST_CASE(text_is_extended_and_appended)
{
    clerk::detail::wiping_vector text;
    std::string expected;
    clerk::detail::append(text, {});
    BOOST_TEST(text.empty());
    for (std::size_t size = 0; size < 200; ++size)
    {
        std::string const more(size, static_cast<char>('a' + size % 26));
        clerk::detail::append(text, more);
        expected += more;
        *clerk::detail::extend(text, 1) = '.';
        expected += '.';
    }
    BOOST_TEST((std::string_view{text.data(), text.size()} == expected));
}

BOOST_AUTO_TEST_CASE(assignment_wipes)
{
    spied_vector a(10, letter);
    a = spied_vector(20, letter);
    BOOST_TEST(log_of_memory.bytes_given_back == 10U);
    spied_vector const longer(30, letter);
    a = longer;
    BOOST_TEST(log_of_memory.bytes_given_back == 30U);
    BOOST_TEST(log_of_memory.bytes_not_wiped == 0U);
}

BOOST_AUTO_TEST_CASE(moving_neither_copies_nor_gives_back)
{
    spied_vector a(10, letter);
    auto const* const where = a.data();
    spied_vector const b = std::move(a);
    spied_vector c;
    c = spied_vector{b};
    BOOST_TEST(b.data() == where);
    BOOST_TEST(log_of_memory.given_back == 0U);
}

BOOST_AUTO_TEST_CASE(all_allocators_are_one)
{
    clerk::detail::wiping_allocator<char> const a;
    clerk::detail::wiping_allocator<char> const b{clerk::detail::wiping_allocator<int>{}};
    BOOST_TEST((a == b));
}

BOOST_AUTO_TEST_CASE(a_short_secret_does_not_live_inside_its_object)
{
    clerk::secret const value{"x"};
    auto const* const begin = reinterpret_cast<char const*>(&value);
    auto const* const text = value.reveal().data();
    BOOST_TEST((std::less<>{}(text, begin) || !std::less<>{}(text, begin + sizeof value)));
}

BOOST_AUTO_TEST_SUITE_END()
