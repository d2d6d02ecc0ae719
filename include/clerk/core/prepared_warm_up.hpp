// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_CORE_PREPARED_WARM_UP_HPP
#define CLERK_CORE_PREPARED_WARM_UP_HPP

#include <clerk/core/operation.hpp>
#include <clerk/detail/config.hpp>

#include <boost/asio/any_io_executor.hpp>

#include <cstddef>
#include <memory>
#include <utility>

namespace clerk::detail
{
class client_core;

/// Several connections to be opened for one caller. What comes of it is how many there are.
class prepared_warm_up
{
public:
    using result_type = std::size_t;

    prepared_warm_up(std::shared_ptr<client_core> core, std::size_t connections)
        : core_(std::move(core))
        , connections_(connections)
    {
    }

    [[nodiscard]] CLERK_DECL asio::any_io_executor const& executor() const noexcept;

    /// Null where there is nothing to do, which the receiver was then told.
    [[nodiscard]] CLERK_DECL std::shared_ptr<operation> begin(std::unique_ptr<receiver<std::size_t>> to) const;

private:
    std::shared_ptr<client_core> core_;
    std::size_t connections_;
};

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/core/impl/prepared_warm_up.ipp>
#endif

#endif
