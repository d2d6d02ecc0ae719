// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TRANSPORT_IMPL_CONNECT_RACE_IPP
#define CLERK_TRANSPORT_IMPL_CONNECT_RACE_IPP

#include <clerk/transport/address_race.hpp>
#include <clerk/transport/connect_race.hpp>

#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <optional>
#include <utility>

namespace clerk::detail
{
/// One race. Its pending operations own it.
class connect_race::attempts : public std::enable_shared_from_this<attempts>
{
public:
    attempts(asio::any_io_executor const& executor, std::vector<tcp::endpoint> const& addresses,
        std::chrono::milliseconds delay, handler done)
        : race_(addresses)
        , delay_(delay)
        , timer_(executor)
        , sockets_(race_.endpoints().size())
        , done_(std::move(done))
    {
    }

    void start()
    {
        asio::post(timer_.get_executor(),
            [self = shared_from_this()]
            {
                if (self->done_)
                    self->carry_out(self->race_.started());
            });
    }

    /// Nothing that is still under way has an effect from now on.
    handler end()
    {
        timer_.cancel();
        sockets_.clear();
        return std::exchange(done_, nullptr);
    }

private:
    void carry_out(address_race::action const& action)
    {
        switch (action.what)
        {
        case address_race::order::connect:
            connect(action.index);
            if (action.more)
                begin_delay();
            break;
        case address_race::order::wait:
            break;
        case address_race::order::won:
        {
            tcp::socket socket = std::move(*sockets_[action.index]);
            end()({}, std::move(socket), {});
            break;
        }
        case address_race::order::lost:
            end()(race_.problem(), tcp::socket{timer_.get_executor()}, race_.description());
            break;
        }
    }

    void connect(std::size_t index)
    {
        sockets_[index].emplace(timer_.get_executor());
        sockets_[index]->async_connect(race_.endpoints()[index],
            [self = shared_from_this(), index](boost::system::error_code problem)
            {
                if (!self->done_)
                    return;
                if (!problem)
                    return self->carry_out(self->race_.connected(index));
                self->sockets_[index].reset();
                self->carry_out(self->race_.failed(index, problem));
            });
    }

    void begin_delay()
    {
        timer_.expires_after(delay_);
        timer_.async_wait(
            [self = shared_from_this()](boost::system::error_code problem)
            {
                // A wait that was over when a failure began the next one is no longer what is waited for.
                if (self->done_ && !problem && self->timer_.expiry() <= std::chrono::steady_clock::now())
                    self->carry_out(self->race_.delay_passed());
            });
    }

    address_race race_;
    std::chrono::milliseconds delay_;
    asio::steady_timer timer_;
    std::vector<std::optional<tcp::socket>>
        sockets_;  ///< As many as addresses, so that none moves while in use.
    handler done_; ///< None: the race is over.
};

CLERK_DECL void connect_race::start(
    std::vector<tcp::endpoint> const& addresses, std::chrono::milliseconds attempt_delay, handler done)
{
    auto const begun = std::make_shared<attempts>(executor_, addresses, attempt_delay, std::move(done));
    under_way_ = begun;
    begun->start();
}

CLERK_DECL void connect_race::cancel()
{
    // What is forgotten may own this object: it goes at the end, when nothing of this object is needed any
    // more.
    handler forgotten;
    if (auto const race = under_way_.lock())
        forgotten = race->end();
}

} // namespace clerk::detail

#endif
