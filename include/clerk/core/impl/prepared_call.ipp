// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_CORE_IMPL_PREPARED_CALL_IPP
#define CLERK_CORE_IMPL_PREPARED_CALL_IPP

#include <clerk/core/call.hpp>
#include <clerk/core/call_settings.hpp>
#include <clerk/core/client_core.hpp>
#include <clerk/core/decode_outcome.hpp>
#include <clerk/core/observation.hpp>
#include <clerk/core/prepared_call.hpp>
#include <clerk/detail/invalid_argument.hpp>
#include <clerk/detail/recycling_allocator.hpp>
#include <clerk/model/user.hpp>

#include <boost/json/value.hpp>

#include <utility>

namespace clerk::detail
{
/// A call whose result is a `T`.
template <class T>
class typed_call final : public call
{
public:
    typed_call(std::shared_ptr<client_core> core, call_settings const& settings, request<T> what,
        std::unique_ptr<receiver<T>> to)
        : call(std::move(core), settings, what.operation, std::move(what.steps))
        , to_(std::move(to))
    {
    }

private:
    void complete(call_outcome outcome) override
    {
        auto const success = this->core().observer() ? summary_of_success(outcome) : success_summary{};
        // Not by make_unique, which would move it.
        std::unique_ptr<result<T>> decoded{new result<T>(decode_outcome<T>(operation_name(), std::move(outcome)))};
        report_end(*decoded ? end_of_call(success) : end_of_call(decoded->error()));
        std::exchange(to_, nullptr)->receive(std::move(decoded));
    }

    std::unique_ptr<receiver<T>> to_;
};

template <class T>
class prepared_call<T>::content
{
public:
    std::shared_ptr<client_core> core;
    call_settings settings;
    result<request<T>> what;
};

template <class T>
prepared_call<T>::prepared_call(
    std::shared_ptr<client_core> core, call_options const& options, result<request<T>> what)
    : content_(std::allocate_shared<content>(recycling_allocator<content>{}))
{
    content_->settings = settings_of_call(core->options(), options);
    content_->core = std::move(core);
    content_->what = std::move(what);
}

template <class T>
asio::any_io_executor const& prepared_call<T>::executor() const noexcept
{
    return content_->core->executor();
}

template <class T>
std::shared_ptr<operation> prepared_call<T>::begin(std::unique_ptr<receiver<T>> to) const
{
    auto const& core = content_->core;
    auto const& settings = content_->settings;
    auto const& what = content_->what;
    auto const refuse = [&](error problem)
    {
        core->observe_refusal(problem);
        to->receive(std::make_unique<result<T>>(std::move(problem)));
        return nullptr;
    };
    if (!what)
        return refuse(what.error());
    for (auto const problem : {core->problem(), problem_with(settings)})
        if (!problem.empty())
            return refuse(invalid_argument(what->operation, problem));
    bool const nobody_else_can_begin_it = content_.use_count() == 1;
    auto const make = [&](request<T> whole)
    {
        return std::allocate_shared<typed_call<T>>(
            recycling_allocator<typed_call<T>>{}, core, settings, std::move(whole), std::move(to));
    };
    return nobody_else_can_begin_it ? make(*std::move(content_->what)) : make(*what);
}

#if defined(CLERK_SEPARATE_COMPILATION)
template class prepared_call<user>;
template class prepared_call<json::value>;
#endif

} // namespace clerk::detail

#endif
