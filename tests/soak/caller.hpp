// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_SOAK_CALLER_HPP
#define CLERK_TESTS_SOAK_CALLER_HPP

#include <soak/faults.hpp>
#include <soak/ledger.hpp>

#include <clerk/clerk.hpp>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/json/object.hpp>

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

namespace soak
{
namespace asio = boost::asio;
using clock_type = std::chrono::steady_clock;

/// What all callers share.
struct shared_state
{
    shared_state(clerk::client const& with, std::uint64_t most_calls, std::chrono::milliseconds time_for_each)
        : client(with)
        , calls(most_calls)
        , timeout(time_for_each)
    {
    }

    clerk::client const& client;
    ledger calls;
    std::chrono::milliseconds timeout;
    std::atomic<bool> stopping{false};
    std::atomic<unsigned> running{0}; ///< Callers.
    std::atomic<std::uint64_t> cancellations{0};
    std::atomic<std::uint64_t> foreign_replies{0};
    std::atomic<std::uint64_t> strange_errors{0};
    std::atomic<std::int64_t> latest{
        -1'000'000}; ///< The worst end of a call, in microseconds after its deadline.
    std::array<std::atomic<std::uint64_t>, 16> errors{}; ///< By `errc`.

    std::mutex mutex;
    std::string example; ///< Of a strange error, or of a reply that belongs to another call.

    void keep_example(std::string text)
    {
        std::lock_guard const lock{mutex};
        if (example.empty())
            example = std::move(text);
    }
};

/// Makes one call after the other, for a user of its own, and now and then takes one back.
class caller : public std::enable_shared_from_this<caller>
{
public:
    caller(asio::io_context& context, shared_state& shared, std::string user_id, std::uint32_t seed)
        : strand_(asio::make_strand(context))
        , shared_(shared)
        , id_(std::move(user_id))
        , random_(seed)
        , timer_(strand_)
    {
    }

    void start()
    {
        ++shared_.running;
        asio::post(strand_, [self = shared_from_this()] { self->next(); });
    }

private:
    void next()
    {
        auto const what = static_cast<operation>(random_.between(0, 3));
        auto const number = shared_.stopping ? std::nullopt : shared_.calls.begin(what);
        if (!number)
        {
            --shared_.running;
            return;
        }
        begun_ = clock_type::now();
        begin(what, *number);
        if (random_.one_in(12))
            cancel_later();
    }

    /// Runs on the strand. `is_own(value)` says whether a reply belongs to this call.
    template <class T, class IsOwn>
    auto handler(std::uint64_t number, IsOwn is_own)
    {
        return asio::bind_executor(
            strand_, asio::bind_cancellation_slot(signal_.slot(),
                         clerk::as_result(
                             [self = shared_from_this(), number, is_own](clerk::result<T> outcome)
                             {
                                 if (outcome && !is_own(*outcome))
                                 {
                                     ++self->shared_.foreign_replies;
                                     self->shared_.keep_example(
                                         "a reply to " + ledger::mark(number) + " is another's");
                                 }
                                 self->ended(number, outcome.has_value(), outcome.error());
                             })));
    }

    void begin(operation what, std::uint64_t number)
    {
        auto const mark = ledger::mark(number);
        auto const users = shared_.client.users();
        switch (what)
        {
        case operation::get_user:
            return users.get_user(id_,
                handler<clerk::user>(number, [this](clerk::user const& user) { return user.id == id_; }));
        case operation::update_user:
            return users.update_user(id_, clerk::update_user_params{}.first_name(mark),
                handler<clerk::user>(number, [this, mark](clerk::user const& user)
                    { return user.id == id_ && user.first_name == mark; }));
        case operation::replace_user_metadata:
            return users.replace_user_metadata(id_,
                clerk::user_metadata_params{}.public_metadata(boost::json::object{{"mark", mark}}),
                handler<clerk::user>(number,
                    [this, mark](clerk::user const& user) {
                        return user.id == id_ && user.public_metadata.at("mark") == boost::json::value(mark);
                    }));
        case operation::patch:
            return shared_.client.request(clerk::verb::patch, "/users/" + id_, clerk::query{},
                boost::json::value(boost::json::object{{"last_name", mark}}),
                handler<boost::json::value>(number,
                    [this, mark](boost::json::value const& user) {
                        return user.at("id") == boost::json::value(id_)
                               && user.at("last_name") == boost::json::value(mark);
                    }));
        }
    }

    void ended(std::uint64_t number, bool success, clerk::error const& problem)
    {
        auto const late = std::chrono::duration_cast<std::chrono::microseconds>(
            clock_type::now() - begun_ - shared_.timeout);
        for (auto worst = shared_.latest.load();
             worst < late.count()
             && !shared_.latest.compare_exchange_weak(worst, static_cast<std::int64_t>(late.count()));)
        {
        }
        ++timer_generation_;
        timer_.cancel();
        if (success)
            shared_.calls.end(number, answer::success);
        else
        {
            shared_.calls.end(number, problem.may_have_taken_effect() ? answer::maybe : answer::not_done);
            ++shared_.errors.at(static_cast<std::size_t>(problem.code().value()));
            // Nothing is wrong with what was asked, or with the key.
            for (auto const code :
                {clerk::errc::invalid_argument, clerk::errc::unauthorized, clerk::errc::forbidden,
                    clerk::errc::not_found, clerk::errc::conflict, clerk::errc::unprocessable})
                if (problem.code() == code)
                {
                    ++shared_.strange_errors;
                    shared_.keep_example(problem.message());
                }
        }
        next();
    }

    void cancel_later()
    {
        constexpr std::array types{asio::cancellation_type::terminal, asio::cancellation_type::partial,
            asio::cancellation_type::total};
        auto const type = types.at(static_cast<std::size_t>(random_.between(0, 2)));
        // Mostly while something happens, sometimes when all is quiet or just before the deadline.
        auto const time = random_.one_in(4) ? random_.time(0, static_cast<int>(shared_.timeout.count()))
                                            : random_.time(0, 40);
        timer_.expires_after(time);
        timer_.async_wait(
            [self = shared_from_this(), type, meant = ++timer_generation_](boost::system::error_code)
            {
                if (meant != self->timer_generation_)
                    return;
                ++self->shared_.cancellations;
                self->signal_.emit(type);
            });
    }

    asio::strand<asio::io_context::executor_type> strand_;
    shared_state& shared_;
    std::string id_;
    dice random_;
    asio::steady_timer timer_;
    unsigned timer_generation_ = 0;
    asio::cancellation_signal signal_;
    clock_type::time_point begun_;
};

} // namespace soak

#endif
