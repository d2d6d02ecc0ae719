// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_CORE_IMPL_PREPARED_WARM_UP_IPP
#define CLERK_CORE_IMPL_PREPARED_WARM_UP_IPP

#include <clerk/core/call.hpp>
#include <clerk/core/call_settings.hpp>
#include <clerk/core/client_core.hpp>
#include <clerk/core/decode_outcome.hpp>
#include <clerk/core/observation.hpp>
#include <clerk/core/prepared_warm_up.hpp>
#include <clerk/detail/optional_mutex.hpp>

#include <algorithm>
#include <mutex>
#include <vector>

namespace clerk::detail
{
/// Several connections being opened for one caller, each by a call of its own.
class warm_up final : public operation, public std::enable_shared_from_this<warm_up>
{
public:
    warm_up(std::shared_ptr<client_core> core, std::size_t connections, std::unique_ptr<receiver<std::size_t>> to)
        : core_(std::move(core))
        , to_(std::move(to))
        , left_(connections)
        , mutex_(core_->options().thread_safe)
    {
    }

    CLERK_DECL void start() override;
    CLERK_DECL void cancel(asio::cancellation_type type) override;

private:
    class opening;

    void on_end(error problem);

    std::shared_ptr<client_core> core_;
    std::unique_ptr<receiver<std::size_t>> to_;
    std::vector<std::weak_ptr<opening>> openings_; ///< They own this.
    std::size_t left_;
    std::size_t opened_ = 0;
    error last_problem_;
    optional_mutex mutex_;
};

class warm_up::opening final : public call
{
public:
    opening(std::shared_ptr<warm_up> owner, std::shared_ptr<client_core> core)
        : call(core, settings_of_call(core->options(), {}), "warm_up", steps())
        , owner_(std::move(owner))
    {
    }

private:
    static request_steps steps()
    {
        request_step made;
        made.opens_only = true;
        return request_steps{std::move(made)};
    }

    void complete(call_outcome outcome) override
    {
        auto const success = summary_of_success(outcome);
        error problem;
        if (outcome.problem)
            problem = finish_error(operation_name(), std::move(*outcome.problem));
        report_end(problem.code() ? end_of_call(problem) : end_of_call(success));
        std::exchange(owner_, nullptr)->on_end(std::move(problem));
    }

    std::shared_ptr<warm_up> owner_;
};

CLERK_DECL void warm_up::start()
{
    std::vector<std::shared_ptr<opening>> made;
    made.reserve(left_);
    for (std::size_t i = 0; i < left_; ++i)
        made.push_back(std::make_shared<opening>(shared_from_this(), core_));
    {
        std::lock_guard const lock{mutex_};
        openings_.assign(made.begin(), made.end());
    }
    for (auto const& one : made)
        one->start();
}

CLERK_DECL void warm_up::cancel(asio::cancellation_type type)
{
    std::vector<std::weak_ptr<opening>> openings;
    {
        std::lock_guard const lock{mutex_};
        openings = openings_;
    }
    for (auto const& weak : openings)
        if (auto const one = weak.lock())
            one->cancel(type);
}

CLERK_DECL void warm_up::on_end(error problem)
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
    using count = result<std::size_t>;
    std::exchange(to_, nullptr)->receive(std::make_unique<count>(opened_ > 0 ? count{opened_} : count{last_problem_}));
}

CLERK_DECL asio::any_io_executor const& prepared_warm_up::executor() const noexcept
{
    return core_->executor();
}

CLERK_DECL std::shared_ptr<operation> prepared_warm_up::begin(std::unique_ptr<receiver<std::size_t>> to) const
{
    std::size_t const wanted = std::min(connections_, core_->options().pool.max_connections);
    if (wanted == 0)
    {
        to->receive(std::make_unique<result<std::size_t>>(std::size_t{0}));
        return nullptr;
    }
    return std::make_shared<warm_up>(core_, wanted, std::move(to));
}

} // namespace clerk::detail

#endif
