// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_CORE_CALL_HPP
#define CLERK_CORE_CALL_HPP

#include <clerk/core/call_machine.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/intrusive/list_hook.hpp>

#include <memory>
#include <mutex>
#include <string>

namespace clerk::detail
{
class client_core;

/// One call under way: does what its machine decides, and tells it what came of it. All decisions are the machine's.
///
/// Thread safety: `start` once; `cancel` at any time from any thread. A mutex guards the machine, because a reply, the
/// timer and a cancellation may come on three threads.
class call : public std::enable_shared_from_this<call>, public boost::intrusive::list_base_hook<>
{
public:
    call(call const&) = delete;
    call& operator=(call const&) = delete;
    CLERK_DECL virtual ~call();

    /// Begins; `complete` will be called once, not from within this function, unless the executor ends before that.
    CLERK_DECL void start();

    /// Asks for an early end.
    CLERK_DECL void cancel(asio::cancellation_type type);

protected:
    CLERK_DECL call(std::shared_ptr<client_core> core, std::vector<request_step> steps);

    [[nodiscard]] client_core& core() const noexcept
    {
        return *core_;
    }

    /// Called once, on a thread of the client's executor or of whoever cancels, with no lock held.
    virtual void complete(call_outcome outcome) = 0;

private:
    void resume(call_machine::event happened);
    void perform(call_machine::exchange action);
    void perform(call_machine::wait action);
    void perform(call_machine::abandon action);
    void perform(call_machine::finish);
    void perform(call_machine::nothing)
    {
    }

    enum class timer_purpose
    {
        deadline,
        wait,
    };
    void arm_timer(call_machine::time_point at, timer_purpose purpose);
    void on_timer(unsigned generation, timer_purpose purpose);

    std::shared_ptr<client_core> core_;
    call_machine::time_point deadline_;

    std::mutex mutex_;
    call_machine machine_;
    asio::steady_timer timer_;
    unsigned timer_generation_ = 0; ///< An expiry that was overtaken by `cancel` or by arming anew has an older one.
    asio::cancellation_signal abandon_exchange_;
    unsigned exchange_number_ = 0;
    http_request request_;
};

} // namespace clerk::detail

// The two know each other: the functions of both follow where both are complete.
#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/core/client_core.hpp>
#endif

#endif
