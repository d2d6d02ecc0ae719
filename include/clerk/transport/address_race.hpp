// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TRANSPORT_ADDRESS_RACE_HPP
#define CLERK_TRANSPORT_ADDRESS_RACE_HPP

#include <clerk/detail/algorithms.hpp>
#include <clerk/detail/config.hpp>

#include <boost/asio/error.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/system/errc.hpp>
#include <boost/system/error_code.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace clerk::detail
{
/// "127.0.0.1:443", "[::1]:443"
inline std::string describe_endpoint(asio::ip::tcp::endpoint const& endpoint)
{
    std::string text = endpoint.address().to_string();
    if (endpoint.address().is_v6())
        text = '[' + text + ']';
    return text + ':' + std::to_string(endpoint.port());
}

/// Each address once, and the two families in turn, beginning with that of the first (RFC 8305, section 4): a
/// family that leads nowhere costs one delay, however many addresses it has. Within a family the resolver's
/// order stays.
inline std::vector<asio::ip::tcp::endpoint> interleaved(std::vector<asio::ip::tcp::endpoint> const& resolved)
{
    std::vector<asio::ip::tcp::endpoint> first;
    std::vector<asio::ip::tcp::endpoint> second;
    for (auto const& endpoint : resolved)
    {
        auto& family = endpoint.protocol() == resolved.front().protocol() ? first : second;
        if (detail::find(family, endpoint) == family.end())
            family.push_back(endpoint);
    }
    std::vector<asio::ip::tcp::endpoint> merged;
    for (std::size_t i = 0; i < std::max(first.size(), second.size()); ++i)
    {
        if (i < first.size())
            merged.push_back(first[i]);
        if (i < second.size())
            merged.push_back(second[i]);
    }
    return merged;
}

/// Decides which of a server's addresses is tried when ("happy eyeballs", RFC 8305): one after another, the
/// next as soon as one fails or nothing came of it within a delay; the first that answers wins. Knows neither
/// sockets nor a clock.
class address_race
{
public:
    using endpoint = asio::ip::tcp::endpoint;

    enum class order
    {
        connect, ///< To the address `index`, beside those under way.
        wait,    ///< For what is under way.
        won,     ///< By the attempt `index`; the others are to be given up. Nothing follows.
        lost,    ///< No address is left; see `problem()`. Nothing follows.
    };
    struct action
    {
        order what;
        std::size_t index = 0;
        bool more = false; ///< When connecting: others are left, the delay begins anew.
    };

    /// `resolved`: in the resolver's order.
    explicit address_race(std::vector<endpoint> const& resolved)
        : endpoints_(interleaved(resolved))
    {
    }

    /// In the order in which they are tried; what an index refers to.
    [[nodiscard]] std::vector<endpoint> const& endpoints() const noexcept
    {
        return endpoints_;
    }

    /// Once, before all else.
    action started()
    {
        return next();
    }

    /// Since the last `connect` the delay has passed.
    action delay_passed()
    {
        return next();
    }

    /// The attempt `index`, which was under way, came to nothing.
    action failed(std::size_t index, boost::system::error_code problem)
    {
        if (ended_)
            return {order::wait};
        --under_way_;
        failures_.push_back({index, problem});
        return next();
    }

    /// The attempt `index`, which was under way, succeeded.
    action connected(std::size_t index)
    {
        if (std::exchange(ended_, true))
            return {order::wait};
        return {order::won, index};
    }

    /// The error that says most: the last one, except that an address to which this machine has no way tells
    /// less than one that was tried. Without IPv6, "connection refused" over IPv4 is what matters.
    [[nodiscard]] boost::system::error_code problem() const
    {
        if (endpoints_.empty())
            return asio::error::host_not_found;
        auto const telling = std::find_if(failures_.rbegin(), failures_.rend(),
            [](failure const& one) { return !has_no_way(one.problem); });
        if (telling != failures_.rend())
            return telling->problem;
        return failures_.empty() ? boost::system::error_code{} : failures_.back().problem;
    }

    /// All that failed, each error once: "Connection refused (127.0.0.1:443, [::1]:443); Network is
    /// unreachable
    /// ([2001:db8::1]:443)". Of many errors or addresses the first ones and how many more there are.
    [[nodiscard]] std::string description() const
    {
        if (endpoints_.empty())
            return problem().message();
        std::vector<boost::system::error_code> distinct;
        for (auto const& one : failures_)
            if (detail::find(distinct, one.problem) == distinct.end())
                distinct.push_back(one.problem);

        constexpr std::size_t most = 3;
        std::string text;
        for (std::size_t i = 0; i < distinct.size() && i < most; ++i)
            text.append(i == 0 ? "" : "; ").append(distinct[i].message()).append(addresses_with(distinct[i]));
        if (distinct.size() > most)
            text += "; and " + std::to_string(distinct.size() - most) + " more";
        return text;
    }

private:
    struct failure
    {
        std::size_t index;
        boost::system::error_code problem;
    };

    action next()
    {
        if (ended_)
            return {order::wait};
        if (next_ < endpoints_.size())
        {
            ++under_way_;
            std::size_t const index = next_++;
            return {order::connect, index, next_ < endpoints_.size()};
        }
        if (under_way_ > 0)
            return {order::wait};
        ended_ = true;
        return {order::lost};
    }

    static bool has_no_way(boost::system::error_code problem) noexcept
    {
        namespace errc = boost::system::errc;
        return problem == errc::network_unreachable || problem == errc::address_family_not_supported
               || problem == errc::address_not_available;
    }

    /// " (127.0.0.1:443, [::1]:443 and 4 more)"
    [[nodiscard]] std::string addresses_with(boost::system::error_code problem) const
    {
        constexpr std::size_t most = 2;
        std::string text = " (";
        std::size_t count = 0;
        for (auto const& one : failures_)
            if (one.problem == problem && ++count <= most)
                text.append(count == 1 ? "" : ", ").append(describe_endpoint(endpoints_[one.index]));
        if (count > most)
            text += " and " + std::to_string(count - most) + " more";
        return text + ')';
    }

    std::vector<endpoint> endpoints_;
    std::size_t next_ = 0; ///< The first address not tried yet.
    std::size_t under_way_ = 0;
    std::vector<failure> failures_;
    bool ended_ = false;
};

} // namespace clerk::detail

#endif
