// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_CORE_START_WARM_UP_HPP
#define CLERK_CORE_START_WARM_UP_HPP

#include <clerk/core/call.hpp>
#include <clerk/core/call_settings.hpp>
#include <clerk/core/client_core.hpp>
#include <clerk/core/completion.hpp>
#include <clerk/core/decode_outcome.hpp>
#include <clerk/core/observation.hpp>

#include <boost/asio/executor_work_guard.hpp>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace clerk::detail
{
/// Several connections being opened for one caller, each by a call of its own.
template <completion_style Style, class Handler>
class warm_up : public std::enable_shared_from_this<warm_up<Style, Handler>>
{
public:
    warm_up(std::shared_ptr<client_core> core, std::size_t connections, Handler handler)
        : core_(std::move(core))
        , handler_(std::move(handler))
        , work_(asio::get_associated_executor(handler_, core_->executor()))
        , left_(connections)
        , mutex_(core_->options().thread_safe)
    {
    }

    void start()
    {
        std::vector<std::shared_ptr<opening>> openings;
        for (std::size_t i = 0; i < left_; ++i)
            openings.push_back(std::make_shared<opening>(this->shared_from_this(), core_));
        if (auto slot = asio::get_associated_cancellation_slot(handler_); slot.is_connected())
            slot.assign(
                [all = std::vector<std::weak_ptr<opening>>(openings.begin(), openings.end())](
                    asio::cancellation_type type)
                {
                    for (auto const& weak : all)
                        if (auto const one = weak.lock())
                            one->cancel(type);
                });
        for (auto const& one : openings)
            one->start();
    }

private:
    class opening final : public call
    {
    public:
        opening(std::shared_ptr<warm_up> owner, std::shared_ptr<client_core> core)
            : call(core, settings_of_call(core->options(), {}), "warm_up", steps())
            , owner_(std::move(owner))
        {
        }

    private:
        static std::vector<request_step> steps()
        {
            std::vector<request_step> made(1);
            made.front().opens_only = true;
            return made;
        }

        void complete(call_outcome outcome) override
        {
            auto const success = summary_of_success(outcome);
            error problem;
            if (auto* const details = std::get_if<error_details>(&outcome.last))
                problem = finish_error(this->operation(), std::move(*details));
            this->report_end(problem.code() ? end_of_call(problem) : end_of_call(success));
            std::exchange(owner_, nullptr)->on_end(std::move(problem));
        }

        std::shared_ptr<warm_up> owner_;
    };

    void on_end(error problem)
    {
        {
            std::lock_guard const lock{mutex_};
            if (problem.code())
                last_problem_ = std::move(problem);
            else
                ++opened_;
            if (--left_ > 0)
                return;
        }
        post_outcome<Style>(std::move(handler_),
            opened_ > 0 ? result<std::size_t>{opened_} : result<std::size_t>{last_problem_}, core_->executor());
        work_.reset();
    }

    std::shared_ptr<client_core> core_;
    Handler handler_;
    asio::executor_work_guard<asio::associated_executor_t<Handler, asio::any_io_executor>> work_;
    std::size_t left_;
    std::size_t opened_ = 0;
    error last_problem_;
    optional_mutex mutex_;
};

/// Opens connections ahead of their use; how many there are goes to `token`.
template <class Token>
auto start_warm_up(std::shared_ptr<client_core> core, std::size_t connections, Token&& token)
{
    constexpr auto style = style_of<std::decay_t<Token>>;
    using signature = typename completion_signature<std::size_t, style>::type;
    return asio::async_initiate<Token, signature>(
        [core = std::move(core)](auto&& handler, std::size_t wanted)
        {
            wanted = std::min(wanted, core->options().pool.max_connections);
            if (wanted == 0)
                return post_outcome<style>(std::forward<decltype(handler)>(handler), result<std::size_t>{std::size_t{0}},
                    core->executor());
            std::make_shared<warm_up<style, std::decay_t<decltype(handler)>>>(
                core, wanted, std::forward<decltype(handler)>(handler))
                ->start();
        },
        token, connections);
}

} // namespace clerk::detail

#endif
