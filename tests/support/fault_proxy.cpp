// SPDX-License-Identifier: BSL-1.0
#include <support/fault_plan.hpp>
#include <support/fault_proxy.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/address_v4.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <deque>
#include <future>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_set>
#include <utility>
#include <variant>
#include <vector>

#include <poll.h>

namespace asio = boost::asio;
using tcp = asio::ip::tcp;
using boost::system::error_code;

namespace clerk_tests
{
struct fault_proxy::state
{
    explicit state(std::uint16_t to)
        : acceptor(context, {asio::ip::address_v4::loopback(), 0})
        , server(asio::ip::address_v4::loopback(), to)
        , port(acceptor.local_endpoint().port())
    {
    }

    void accept();
    void begin(tcp::socket client);
    fault_script script_for(std::size_t connection);
    [[nodiscard]] std::size_t open_now() const;

    /// Has `what` done on the proxy's thread, and waits for it.
    template <class Function>
    void on_thread(Function what)
    {
        std::promise<void> done;
        asio::post(context,
            [&]
            {
                what();
                done.set_value();
            });
        done.get_future().wait();
    }

    asio::io_context context{1};
    asio::executor_work_guard<asio::io_context::executor_type> work{context.get_executor()};
    tcp::acceptor acceptor;
    tcp::endpoint server;
    std::uint16_t port;

    // The proxy's thread alone:
    std::unordered_set<std::shared_ptr<link>> links;
    std::weak_ptr<link> last;

    std::mutex mutex;
    std::deque<fault_script> scripts;
    connection_chooser for_connection;
    piece_chooser for_piece;

    std::atomic<std::size_t> connections{0};
    std::atomic<std::size_t> most_open{0};
    std::array<std::atomic<std::uint64_t>, 2> forwarded{};
    std::array<std::atomic<std::size_t>, fault_kinds> faults{};

    std::thread thread; ///< Last: it uses all the others.
};

/// One connection of the client's, and the one to the server that belongs to it.
struct fault_proxy::link : std::enable_shared_from_this<link>
{
    /// The way of the bytes in one direction. They are read as soon as they come, so that the end of a
    /// connection is noticed whatever holds its bytes back.
    struct lane
    {
        lane(tcp::socket& source, tcp::socket& sink, direction which)
            : from(source)
            , to(sink)
            , where(which)
            , timer(sink.get_executor())
        {
        }
        tcp::socket& from;
        tcp::socket& to;
        direction where;
        fault_plan plan;
        std::array<char, 16 * 1024> buffer{};
        std::string waiting; ///< What came.
        std::string leaving; ///< What the plan let pass, until the socket takes it.
        std::uint64_t received = 0;
        asio::steady_timer timer;
        bool busy = false; ///< A timer or a full socket holds the lane.
        bool source_ended = false;
        bool dropping = false; ///< Nothing is passed on any more.
    };

    link(state& owner, tcp::socket from, std::size_t which)
        : proxy(owner)
        , client(std::move(from))
        , server(owner.context)
        , number(which)
    {
    }

    void connect(fault_script const& script)
    {
        add(script);
        server.async_connect(proxy.server,
            [self = shared_from_this()](error_code problem)
            {
                if (self->closed)
                    return;
                if (problem)
                    return self->close(true);
                self->connected = true;
                error_code ignored;
                for (auto* const socket : {&self->client, &self->server})
                {
                    socket->set_option(tcp::no_delay{true}, ignored);
                    socket->non_blocking(true, ignored);
                }
                self->read(self->up);
                self->read(self->down);
                self->advance(self->up);
                self->advance(self->down);
            });
    }

    void add(fault_script const& script)
    {
        for (auto const& one : script.faults())
        {
            auto& way = one.where == direction::to_server ? up : down;
            way.plan.add(one, way.received);
        }
    }

    void read(lane& way)
    {
        way.from.async_read_some(asio::buffer(way.buffer),
            [self = shared_from_this(), &way](error_code problem, std::size_t count)
            {
                if (self->closed)
                    return;
                if (count > 0)
                    self->on_piece(way, count);
                if (self->closed)
                    return;
                if (!problem)
                    return self->read(way);
                if (way.where == direction::to_server)
                    return self->client_left();
                if (problem != asio::error::eof)
                    return self->close(true);
                way.source_ended = true;
                self->advance(way);
            });
    }

    /// What it sent is delivered all the same, as a network would; it hears nothing more.
    void client_left()
    {
        drop(down);
        up.source_ended = true;
        if (up.dropping)
            return close(false);
        advance(up);
    }

    void on_piece(lane& way, std::size_t count)
    {
        if (proxy.for_piece)
            add(proxy.for_piece(piece{number, way.where, way.received, count}));
        way.received += count;
        if (way.dropping)
            return;
        way.waiting.append(way.buffer.data(), count);
        advance(up);
        if (!closed)
            advance(down);
    }

    /// Does what the plan says until it needs more bytes or time.
    void advance(lane& way)
    {
        while (!closed && !way.busy && !way.dropping && connected)
        {
            if (!way.leaving.empty())
            {
                if (!flush(way))
                    return;
                continue;
            }
            auto const action = way.plan.next(way.waiting.size());
            if (auto const kind = way.plan.take_struck())
                ++proxy.faults.at(static_cast<std::size_t>(*kind));
            if (auto const* const pass = std::get_if<fault_plan::pass>(&action))
            {
                way.leaving.assign(way.waiting, 0, pass->count);
                way.leaving[0] = static_cast<char>(static_cast<unsigned char>(way.leaving[0]) ^ pass->flip);
                way.waiting.erase(0, pass->count);
            }
            else if (auto const* const wait = std::get_if<fault_plan::wait>(&action))
                pause(way, wait->time);
            else if (auto const* const end = std::get_if<fault_plan::end>(&action))
                return strike(way, end->how);
            else
            {
                if (!way.source_ended)
                    return;
                return way.where == direction::to_server ? close(false) : end_sending(way);
            }
        }
    }

    auto resumption(lane& way)
    {
        return [self = shared_from_this(), &way](error_code)
        {
            way.busy = false;
            self->advance(way);
        };
    }

    /// Whether the socket took everything.
    bool flush(lane& way)
    {
        error_code problem;
        auto const count = way.to.write_some(asio::buffer(way.leaving), problem);
        if (problem && problem != asio::error::would_block)
        {
            way.where == direction::to_client ? client_left() : close(true);
            return false;
        }
        proxy.forwarded.at(static_cast<std::size_t>(way.where)) += count;
        way.leaving.erase(0, count);
        if (way.leaving.empty())
            return true;
        way.busy = true;
        way.to.async_wait(tcp::socket::wait_write, resumption(way));
        return false;
    }

    void pause(lane& way, std::chrono::milliseconds time)
    {
        if (time <= std::chrono::milliseconds::zero())
            return;
        way.busy = true;
        way.timer.expires_after(time);
        way.timer.async_wait(resumption(way));
    }

    void strike(lane& way, fault_kind how)
    {
        switch (how)
        {
        case fault_kind::half_close:
            return end_sending(way);
        case fault_kind::reset:
            return close(true);
        case fault_kind::cut:
            // The sockets stay until the peers have hung up: closing them over unread bytes would be a reset.
            end_sending(up);
            end_sending(down);
            return;
        default:
            return drop(way);
        }
    }

    void drop(lane& way)
    {
        way.dropping = true;
        way.waiting.clear();
        way.leaving.clear();
    }

    void end_sending(lane& way)
    {
        drop(way);
        error_code ignored;
        way.to.shutdown(tcp::socket::shutdown_send, ignored);
    }

    void close(bool by_reset)
    {
        if (std::exchange(closed, true))
            return;
        error_code ignored;
        for (auto* const socket : {&client, &server})
        {
            if (by_reset)
                socket->set_option(asio::socket_base::linger{true, 0}, ignored);
            socket->close(ignored);
        }
        up.timer.cancel();
        down.timer.cancel();
        proxy.links.erase(shared_from_this());
    }

    state& proxy;
    tcp::socket client;
    tcp::socket server;
    std::size_t number;
    lane up{client, server, direction::to_server};
    lane down{server, client, direction::to_client};
    bool connected = false;
    bool closed = false;
};

void fault_proxy::state::accept()
{
    acceptor.async_accept(
        [this](error_code problem, tcp::socket client)
        {
            if (problem == asio::error::operation_aborted)
                return;
            if (!problem)
                begin(std::move(client));
            accept();
        });
}

void fault_proxy::state::begin(tcp::socket client)
{
    auto const number = ++connections;
    auto const made = std::make_shared<link>(*this, std::move(client), number);
    links.insert(made);
    last = made;
    most_open = std::max<std::size_t>(most_open, open_now());
    made->connect(script_for(number));
}

fault_script fault_proxy::state::script_for(std::size_t connection)
{
    {
        std::lock_guard const lock{mutex};
        if (!scripts.empty())
        {
            auto script = std::move(scripts.front());
            scripts.pop_front();
            return script;
        }
    }
    return for_connection ? for_connection(connection) : fault_script{};
}

std::size_t fault_proxy::state::open_now() const
{
#if defined(POLLRDHUP)
    constexpr short gone = POLLRDHUP | POLLHUP | POLLERR;
#else
    constexpr short gone = POLLHUP | POLLERR;
#endif
    std::vector<pollfd> asked;
    for (auto const& one : links)
        asked.push_back(pollfd{one->client.native_handle(), gone, 0});
    if (::poll(asked.data(), static_cast<nfds_t>(asked.size()), 0) < 0)
        return links.size();
    return static_cast<std::size_t>(
        std::ranges::count_if(asked, [](pollfd const& one) { return (one.revents & gone) == 0; }));
}

fault_proxy::fault_proxy(std::uint16_t server_port)
    : state_(std::make_unique<state>(server_port))
{
    state_->accept();
    state_->thread = std::thread{[all = state_.get()] { all->context.run(); }};
}

fault_proxy::~fault_proxy()
{
    state_->on_thread(
        [all = state_.get()]
        {
            all->acceptor.close();
            while (!all->links.empty())
                std::shared_ptr
                {
                    *all->links.begin()
                    } -> close(false);
        });
    state_->work.reset();
    state_->thread.join();
}

std::uint16_t fault_proxy::port() const
{
    return state_->port;
}

void fault_proxy::next_connection(fault_script script)
{
    std::lock_guard const lock{state_->mutex};
    state_->scripts.push_back(std::move(script));
}

void fault_proxy::clear_scripts()
{
    std::lock_guard const lock{state_->mutex};
    state_->scripts.clear();
}

void fault_proxy::add_to_last_connection(fault_script script)
{
    state_->on_thread(
        [&]
        {
            auto const one = state_->last.lock();
            if (!one || one->closed)
                return;
            one->add(script);
            one->advance(one->up);
            one->advance(one->down);
        });
}

void fault_proxy::choose_per_connection(connection_chooser choose)
{
    state_->on_thread([&] { state_->for_connection = std::move(choose); });
}

void fault_proxy::choose_per_piece(piece_chooser choose)
{
    state_->on_thread([&] { state_->for_piece = std::move(choose); });
}

void fault_proxy::settle() const
{
    state_->on_thread([] {});
}

void fault_proxy::close_connections()
{
    state_->on_thread(
        [all = state_.get()]
        {
            while (!all->links.empty())
                std::shared_ptr
                {
                    *all->links.begin()
                    } -> close(false);
        });
}

std::size_t fault_proxy::connections() const
{
    return state_->connections;
}

std::size_t fault_proxy::most_open() const
{
    return state_->most_open;
}

std::uint64_t fault_proxy::forwarded(direction where) const
{
    return state_->forwarded.at(static_cast<std::size_t>(where));
}

std::size_t fault_proxy::faults() const
{
    std::size_t sum = 0;
    for (auto const& count : state_->faults)
        sum += count;
    return sum;
}

std::size_t fault_proxy::faults(fault_kind kind) const
{
    return state_->faults.at(static_cast<std::size_t>(kind));
}

} // namespace clerk_tests
