// SPDX-License-Identifier: BSL-1.0
// Many random histories: the limiter against a model that looks at everything each time, and against what it promises.
#include <unit/core/limiter_script.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace std::chrono_literals;

namespace
{
using machine_type = clerk::detail::rate_limit_machine;
using time_point = machine_type::time_point;
using ms = std::chrono::milliseconds;

struct permit
{
    std::string key;
    bool update;
    time_point granted;
    time_point released = time_point::max();
    bool sent = true;
    bool limited = false;
};

struct wish
{
    machine_type::ticket who;
    std::string key;
    bool update;
};

bool counts_for(permit const& one, std::string const* user)
{
    return one.sent && (!user || (one.update && one.key == *user));
}

/// Whether some choice of arrival times, each between the grant and the release, would have the server see more than
/// the permitted number in a window of one period. If so, it also does in a window that begins with a release.
bool could_be_refused(std::vector<permit> const& all, clerk::rate limit, std::string const* user)
{
    std::vector<permit> counted;
    std::ranges::copy_if(all, std::back_inserter(counted), [&](permit const& p) { return counts_for(p, user); });
    return std::ranges::any_of(counted,
        [&](permit const& first)
        {
            auto const in_window = [&](permit const& p)
            {
                bool const early_enough
                    = first.released == time_point::max() || p.granted < first.released + limit.period();
                return p.released >= first.released && early_enough;
            };
            return std::ranges::count_if(counted, in_window) > static_cast<std::ptrdiff_t>(limit.requests());
        });
}

/// How many count at `now`, found out the long way.
std::size_t counted_at(std::vector<permit> const& all, clerk::rate limit, std::string const* user, time_point now)
{
    return static_cast<std::size_t>(std::ranges::count_if(all,
        [&](permit const& p)
        {
            bool const over = p.released != time_point::max() && p.released + limit.period() <= now;
            return counts_for(p, user) && !over;
        }));
}

/// A limiter that keeps everything and looks at everything.
struct model
{
    bool is_free(std::string const& key, bool update, time_point now) const
    {
        if (options.instance && counted_at(permits, *options.instance, nullptr, now) >= options.instance->requests())
            return false;
        return !update || !options.user || counted_at(permits, *options.user, &key, now) < options.user->requests();
    }

    void serve(time_point now)
    {
        std::set<std::string> passed;
        for (auto wish = wishes.begin(); wish != wishes.end();)
            if (passed.contains(wish->key) || !is_free(wish->key, wish->update, now))
            {
                passed.insert(wish->key);
                ++wish;
            }
            else
            {
                permits.push_back({wish->key, wish->update, now});
                grants.emplace_back(wish->who, now);
                wish = wishes.erase(wish);
            }
    }

    /// Serves at every time at which a permit stops to count.
    void advance(time_point from, time_point to)
    {
        std::set<time_point> times{to};
        for (auto const& p : permits)
            for (auto const& limit : {options.instance, options.user})
                if (limit && p.released != time_point::max() && p.released + limit->period() > from
                    && p.released + limit->period() < to)
                    times.insert(p.released + limit->period());
        for (auto const time : times)
            serve(time);
    }

    clerk::rate_limit_options options;
    std::vector<permit> permits;
    std::vector<wish> wishes;
    std::vector<std::pair<machine_type::ticket, time_point>> grants;
};

class random_history
{
public:
    explicit random_history(unsigned seed)
        : random_(seed)
    {
        if (one_in(2) || one_in(2))
            model_.options.instance = clerk::rate{number(1, 5), ms{number(1, 500)}};
        if (one_in(2))
            model_.options.user = clerk::rate{number(1, 3), ms{number(1, 500)}};
        machine_.emplace(model_.options);
    }

    unsigned number(unsigned least, unsigned most)
    {
        return std::uniform_int_distribution<unsigned>{least, most}(random_);
    }
    bool one_in(unsigned chances)
    {
        return number(1, chances) == 1;
    }
    std::string any_key()
    {
        return std::string(1, static_cast<char>('a' + number(0, 4)));
    }

    /// Time passes; the machine is told just when it asked for.
    void later(ms by)
    {
        auto const end = now_ + by;
        model_.advance(now_, end);
        for (auto next = machine_->next_event(); next && *next <= end; next = machine_->next_event())
        {
            BOOST_TEST_REQUIRE((*next > now_)); // or it would spin
            now_ = *next;
            machine_->tick(now_);
            take_ended();
        }
        now_ = end;
    }

    void take_ended()
    {
        while (auto const ended = machine_->take_ended())
        {
            if (ended->verdict.granted)
                grants_.emplace_back(ended->who, now_);
            else
                refused_.push_back(ended->who);
        }
    }

    void try_acquire()
    {
        auto const key = any_key();
        bool const update = one_in(2);
        model_.serve(now_);
        bool const expected = model_.is_free(key, update, now_)
            && std::ranges::none_of(model_.wishes, [&](wish const& w) { return w.key == key; });
        BOOST_TEST_REQUIRE(machine_->try_acquire(clerk::rate_limit_scope{key, update}, now_) == expected);
        if (expected)
            model_.permits.push_back({key, update, now_});
    }

    void acquire()
    {
        wish const added{++last_, any_key(), one_in(2)};
        model_.serve(now_);
        model_.wishes.push_back(added);
        model_.serve(now_);
        machine_->acquire(added.who, clerk::rate_limit_scope{added.key, added.update}, time_point::max(), now_);
    }

    void cancel()
    {
        if (model_.wishes.empty())
            return;
        auto const which = model_.wishes.begin()
            + static_cast<std::ptrdiff_t>(number(0, static_cast<unsigned>(model_.wishes.size()) - 1));
        machine_->cancel(which->who, now_);
        cancelled_.push_back(which->who);
        model_.wishes.erase(which);
        model_.serve(now_);
    }

    void release()
    {
        std::vector<permit*> out;
        for (auto& p : model_.permits)
            if (p.released == time_point::max())
                out.push_back(&p);
        if (out.empty())
            return;
        auto& chosen = *out[number(0, static_cast<unsigned>(out.size()) - 1)];
        chosen.released = now_;
        chosen.sent = !one_in(4);
        clerk::rate_limit_outcome outcome;
        outcome.sent = chosen.sent;
        clerk::rate_limit_scope const scope{chosen.key, chosen.update};
        model_.serve(now_);
        machine_->release(scope, outcome, now_);
    }

    void run(int events)
    {
        for (int i = 0; i < events; ++i)
        {
            switch (number(0, 9))
            {
            case 0: try_acquire(); break;
            case 1:
            case 2:
            case 3: acquire(); break;
            case 4: cancel(); break;
            case 5:
            case 6:
            case 7: release(); break;
            default: later(ms{number(1, 100)}); break;
            }
            take_ended();
            BOOST_TEST_REQUIRE((grants_ == model_.grants));
            BOOST_TEST_REQUIRE((refused_ == cancelled_));
            BOOST_TEST_REQUIRE(machine_->waiting_count() == model_.wishes.size());
        }
    }

    [[nodiscard]] bool server_could_refuse() const
    {
        auto const& options = model_.options;
        bool refuses = options.instance && could_be_refused(model_.permits, *options.instance, nullptr);
        for (std::string const key : {"a", "b", "c", "d", "e"})
            refuses = refuses || (options.user && could_be_refused(model_.permits, *options.user, &key));
        return refuses;
    }
    [[nodiscard]] std::size_t granted() const
    {
        return grants_.size();
    }

private:
    std::mt19937 random_;
    model model_;
    std::optional<machine_type> machine_;
    time_point now_{};
    machine_type::ticket last_ = 0;
    std::vector<std::pair<machine_type::ticket, time_point>> grants_;
    std::vector<machine_type::ticket> refused_;
    std::vector<machine_type::ticket> cancelled_;
};

/// Random histories with 429s, holds, deadlines: not predicted, but every promise is checked.
class troubled_history
{
public:
    explicit troubled_history(unsigned seed)
        : random_(seed)
    {
        if (number(0, 1) == 1)
            options_.instance = clerk::rate{number(1, 20), 1s};
        if (number(0, 1) == 1)
            options_.user = clerk::rate{number(1, 5), 1s};
        machine_.emplace(options_);
    }

    unsigned number(unsigned least, unsigned most)
    {
        return std::uniform_int_distribution<unsigned>{least, most}(random_);
    }

    void take_ended()
    {
        while (auto const ended = machine_->take_ended())
        {
            auto const waited = waiting_.extract(ended->who).mapped();
            if (ended->verdict.granted)
            {
                BOOST_TEST_REQUIRE((now_ >= held_until_[waited.key]));
                BOOST_TEST_REQUIRE(ended->who > last_granted_[waited.key]); // first come, first served
                last_granted_[waited.key] = ended->who;
                permits_.push_back({waited.key, waited.update, now_});
            }
            else
                BOOST_TEST_REQUIRE((now_ + ended->verdict.wait > waited.deadline));
        }
    }

    void later(ms by)
    {
        auto const end = now_ + by;
        for (auto next = machine_->next_event(); next && *next <= end; next = machine_->next_event())
        {
            BOOST_TEST_REQUIRE((*next > now_));
            now_ = *next;
            machine_->tick(now_);
            take_ended();
        }
        now_ = end;
    }

    void acquire(time_point deadline)
    {
        std::string const key(1, static_cast<char>('a' + number(0, 4)));
        bool const update = number(0, 1) == 1;
        waiting_.emplace(++last_, waiter{key, update, deadline});
        machine_->acquire(last_, clerk::rate_limit_scope{key, update}, deadline, now_);
    }

    void release(bool may_be_limited)
    {
        auto const out
            = std::ranges::find_if(permits_, [](permit const& p) { return p.released == time_point::max(); });
        if (out == permits_.end())
            return;
        out->released = now_;
        clerk::rate_limit_outcome outcome;
        outcome.limited = may_be_limited && number(0, 5) == 0;
        outcome.sent = outcome.limited || number(0, 5) != 0;
        out->sent = outcome.sent;
        if (outcome.limited && number(0, 1) == 0)
            outcome.retry_after = std::chrono::seconds{number(0, 3)};
        if (outcome.limited)
        {
            auto const until = now_ + outcome.retry_after.value_or(1s); // or longer
            held_until_[out->key] = std::max(held_until_[out->key], until);
        }
        clerk::rate_limit_scope const scope{out->key, out->update};
        machine_->release(scope, outcome, now_);
    }

    void run(int events)
    {
        for (int i = 0; i < events; ++i)
        {
            switch (number(0, 5))
            {
            case 0:
            case 1: acquire(number(0, 3) == 0 ? now_ + ms{number(0, 4000)} : time_point::max()); break;
            case 2:
            case 3: release(true); break;
            default: later(ms{number(1, 300)}); break;
            }
            take_ended();
            BOOST_TEST_REQUIRE(machine_->waiting_count() == waiting_.size());
        }
    }

    /// No more trouble: everybody gets a permit, and then nothing is left.
    void settle()
    {
        for (int i = 0; i < 100'000 && (machine_->waiting_count() > 0 || machine_->in_flight() > 0); ++i)
        {
            release(false);
            take_ended();
            later(ms{100});
            take_ended();
        }
        BOOST_TEST(machine_->waiting_count() == 0U);
        BOOST_TEST(machine_->in_flight() == 0U);
        BOOST_TEST(waiting_.empty());
        BOOST_TEST(!machine_->next_event().has_value());
        for (int i = 0; i < 2; ++i) // four at once are forgotten, of five
            machine_->tick(now_ + 24h);
        BOOST_TEST(machine_->key_count() == 0U);
    }

    [[nodiscard]] bool server_could_refuse() const
    {
        bool refuses = options_.instance && could_be_refused(permits_, *options_.instance, nullptr);
        for (std::string const key : {"a", "b", "c", "d", "e"})
            refuses = refuses || (options_.user && could_be_refused(permits_, *options_.user, &key));
        return refuses;
    }

private:
    struct waiter
    {
        std::string key;
        bool update;
        time_point deadline;
    };

    std::mt19937 random_;
    clerk::rate_limit_options options_;
    std::optional<machine_type> machine_;
    time_point now_{};
    machine_type::ticket last_ = 0;
    std::map<machine_type::ticket, waiter> waiting_;
    std::vector<permit> permits_;
    std::map<std::string, time_point> held_until_;
    std::map<std::string, machine_type::ticket> last_granted_;
};
} // namespace

BOOST_AUTO_TEST_SUITE(rate_limit_machine_model)

BOOST_AUTO_TEST_CASE(the_oracle_notices_a_request_too_many)
{
    auto const begin = time_point{};
    std::vector<permit> permits{{"a", true, begin, begin + 5ms}, {"a", true, begin + 14ms, begin + 20ms}};
    clerk::rate const one{1, 10ms};
    BOOST_TEST(could_be_refused(permits, one, nullptr)); // at 5 and 14
    permits[1].granted = begin + 15ms;
    BOOST_TEST(!could_be_refused(permits, one, nullptr));
    permits[0].released = time_point::max();
    BOOST_TEST(could_be_refused(permits, one, nullptr));
    permits[0].sent = false;
    BOOST_TEST(!could_be_refused(permits, one, nullptr));
}

BOOST_AUTO_TEST_CASE(gives_each_permit_just_when_the_model_does)
{
    std::size_t granted = 0;
    for (unsigned seed = 1; seed <= 100; ++seed)
    {
        BOOST_TEST_CONTEXT("seed " << seed)
        {
            random_history history{seed};
            history.run(400);
            BOOST_TEST(!history.server_could_refuse());
            granted += history.granted();
        }
    }
    BOOST_TEST_MESSAGE("granted: " << granted);
    BOOST_TEST(granted > 5'000U); // there was something to see
}

BOOST_AUTO_TEST_CASE(keeps_its_promises_whatever_the_server_answers)
{
    for (unsigned seed = 1; seed <= 150; ++seed)
    {
        BOOST_TEST_CONTEXT("seed " << seed)
        {
            troubled_history history{seed};
            history.run(600);
            history.settle();
            BOOST_TEST(!history.server_could_refuse());
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
