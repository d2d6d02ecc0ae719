// SPDX-License-Identifier: BSL-1.0
// The same calls with libcurl and nlohmann::json: its easy interface for one caller, and for several the multi interface with
// epoll, which is its fastest.
#include "harness.hpp"
#include "read_with_nlohmann.hpp"

#include <curl/curl.h>
#include <sys/epoll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

using namespace clerk_benchmarks;

namespace
{
void require(bool fine, std::string const& what)
{
    if (!fine)
        throw std::runtime_error(what);
}

struct headers_deleter
{
    void operator()(curl_slist* headers) const noexcept
    {
        curl_slist_free_all(headers);
    }
};
using header_list = std::unique_ptr<curl_slist, headers_deleter>;

header_list fixed_headers()
{
    header_list made;
    for (char const* const line : {"Accept: application/json", "Clerk-API-Version: 2026-05-12",
             "Authorization: Bearer sk_test_0123456789abcdefghijklmnopqrstuvwxyzABCDEF", "Content-Type: application/json"})
        made.reset(curl_slist_append(made.release(), line));
    return made;
}

/// A caller with a handle that it uses again and again.
class caller
{
public:
    caller(harness_options const& options, curl_slist* headers)
        : handle_(curl_easy_init())
    {
        require(handle_ != nullptr, "no handle");
        auto const set = [this](auto option, auto value)
        { require(curl_easy_setopt(handle_, option, value) == CURLE_OK, "an option is refused"); };
        set(CURLOPT_URL, (options.url() + "/v1/users/" + options.user).c_str());
        set(CURLOPT_CAINFO, options.ca_file.c_str());
        set(CURLOPT_SSL_VERIFYPEER, 1L);
        set(CURLOPT_SSL_VERIFYHOST, 2L);
        set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
        set(CURLOPT_TIMEOUT_MS, 30'000L);
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_TCP_NODELAY, 1L);
        set(CURLOPT_USERAGENT, "benchmark");
        set(CURLOPT_HTTPHEADER, headers);
        set(CURLOPT_CUSTOMREQUEST, "PATCH");
        set(CURLOPT_WRITEFUNCTION, &caller::write);
        set(CURLOPT_WRITEDATA, &body_);
        set(CURLOPT_PRIVATE, this);
    }
    caller(caller const&) = delete;
    caller& operator=(caller const&) = delete;
    ~caller()
    {
        curl_easy_cleanup(handle_);
    }

    [[nodiscard]] CURL* handle() const noexcept
    {
        return handle_;
    }

    /// Begins a call; false when there are no more.
    bool prepare(meter& measured)
    {
        if (!measured.next(number_))
            return false;
        start_ = meter::clock::now();
        nlohmann::json const attributes{{"first_name", "John"}, {"last_name", "Wick"}};
        request_ = attributes.dump();
        body_.clear();
        curl_easy_setopt(handle_, CURLOPT_POSTFIELDSIZE, static_cast<long>(request_.size()));
        curl_easy_setopt(handle_, CURLOPT_POSTFIELDS, request_.c_str());
        return true;
    }

    void finish(CURLcode outcome, meter& measured)
    {
        require(outcome == CURLE_OK, curl_easy_strerror(outcome));
        long status = 0;
        curl_easy_getinfo(handle_, CURLINFO_RESPONSE_CODE, &status);
        require(status == 200, "status " + std::to_string(status));
        auto const user = read_user(body_);
        measured.ended(number_, start_);
        check(user);
    }

private:
    static std::size_t write(char const* data, std::size_t size, std::size_t count, void* to)
    {
        auto& body = *static_cast<std::string*>(to);
        if (body.size() + size * count > 8 * 1024 * 1024)
            return 0;
        body.append(data, size * count);
        return size * count;
    }

    CURL* handle_;
    std::string request_;
    std::string body_;
    std::size_t number_ = 0;
    meter::clock::time_point start_;
};

/// Many handles at once, driven by epoll.
class many
{
public:
    explicit many(std::size_t connections)
        : multi_(curl_multi_init())
        , epoll_(epoll_create1(EPOLL_CLOEXEC))
    {
        require(multi_ != nullptr && epoll_ >= 0, "no multi handle");
        curl_multi_setopt(multi_, CURLMOPT_SOCKETFUNCTION, &many::on_socket);
        curl_multi_setopt(multi_, CURLMOPT_SOCKETDATA, this);
        curl_multi_setopt(multi_, CURLMOPT_TIMERFUNCTION, &many::on_timer);
        curl_multi_setopt(multi_, CURLMOPT_TIMERDATA, this);
        curl_multi_setopt(multi_, CURLMOPT_MAXCONNECTS, static_cast<long>(connections));
    }
    many(many const&) = delete;
    many& operator=(many const&) = delete;
    ~many()
    {
        curl_multi_cleanup(multi_);
        close(epoll_);
    }

    void run(std::vector<std::unique_ptr<caller>>& callers, meter& measured)
    {
        for (auto& one : callers)
            start(*one, measured);
        int running = 0;
        std::array<epoll_event, 64> events{};
        while (under_way_ > 0)
        {
            int const count = epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), timeout_);
            require(count >= 0 || errno == EINTR, "epoll_wait");
            if (count == 0)
            {
                timeout_ = -1;
                curl_multi_socket_action(multi_, CURL_SOCKET_TIMEOUT, 0, &running);
            }
            for (int i = 0; i < count; ++i)
            {
                auto const& event = events[static_cast<std::size_t>(i)];
                unsigned const what = event.events;
                int const mask = ((what & EPOLLIN) != 0 ? CURL_CSELECT_IN : 0)
                                 | ((what & EPOLLOUT) != 0 ? CURL_CSELECT_OUT : 0)
                                 | ((what & (EPOLLERR | EPOLLHUP)) != 0 ? CURL_CSELECT_ERR : 0);
                curl_multi_socket_action(multi_, event.data.fd, mask, &running);
            }
            take_finished(measured);
        }
    }

private:
    void start(caller& one, meter& measured)
    {
        if (!one.prepare(measured))
            return;
        require(curl_multi_add_handle(multi_, one.handle()) == CURLM_OK, "a handle is refused");
        ++under_way_;
    }

    void take_finished(meter& measured)
    {
        int left = 0;
        while (CURLMsg const* const message = curl_multi_info_read(multi_, &left))
        {
            auto const outcome = message->data.result;
            CURL* const handle = message->easy_handle;
            caller* one = nullptr;
            curl_easy_getinfo(handle, CURLINFO_PRIVATE, &one);
            curl_multi_remove_handle(multi_, handle);
            --under_way_;
            one->finish(outcome, measured);
            start(*one, measured);
        }
    }

    static int on_socket(CURL*, curl_socket_t socket, int what, void* self, void* known)
    {
        auto& me = *static_cast<many*>(self);
        if (what == CURL_POLL_REMOVE)
        {
            epoll_ctl(me.epoll_, EPOLL_CTL_DEL, socket, nullptr);
            curl_multi_assign(me.multi_, socket, nullptr);
            return 0;
        }
        epoll_event event{};
        event.events = ((what & CURL_POLL_IN) != 0 ? EPOLLIN : 0u) | ((what & CURL_POLL_OUT) != 0 ? EPOLLOUT : 0u);
        event.data.fd = socket;
        epoll_ctl(me.epoll_, known ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, socket, &event);
        curl_multi_assign(me.multi_, socket, self);
        return 0;
    }

    static int on_timer(CURLM*, long milliseconds, void* self)
    {
        static_cast<many*>(self)->timeout_ = static_cast<int>(milliseconds);
        return 0;
    }

    CURLM* multi_;
    int epoll_;
    int timeout_ = -1;
    std::size_t under_way_ = 0;
};

void run_one(caller& only, meter& measured)
{
    while (only.prepare(measured))
        only.finish(curl_easy_perform(only.handle()), measured);
}
} // namespace

int main(int argc, char** argv)
{
    return run_contestant(argc, argv,
        [](harness_options const& options)
        {
            curl_global_init(CURL_GLOBAL_DEFAULT);
            auto const headers = fixed_headers();
            std::vector<std::unique_ptr<caller>> callers;
            for (std::size_t i = 0; i < options.callers; ++i)
                callers.push_back(std::make_unique<caller>(options, headers.get()));
            many all{options.callers};
            auto const run = [&](meter& measured)
            { options.callers == 1 ? run_one(*callers.front(), measured) : all.run(callers, measured); };
            meter warm_up{options.warm_up};
            run(warm_up);
            meter measured{options.calls};
            run(measured);
            measured.report();
            callers.clear();
        });
}
