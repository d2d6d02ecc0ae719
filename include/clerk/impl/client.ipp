// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_IMPL_CLIENT_IPP
#define CLERK_IMPL_CLIENT_IPP

#include <clerk/client.hpp>
#include <clerk/core/client_core.hpp>

namespace clerk
{
CLERK_DECL client::client(asio::any_io_executor executor, client_options options)
    : core_(std::make_shared<detail::client_core>(std::move(executor), std::move(options)))
{
}

CLERK_DECL client& client::operator=(client&& other) noexcept
{
    if (this != &other)
    {
        shut_down();
        core_ = std::move(other.core_);
    }
    return *this;
}

CLERK_DECL client::~client()
{
    shut_down();
}

CLERK_DECL void client::shut_down() noexcept
{
    if (core_)
        core_->shut_down();
}

CLERK_DECL client_statistics client::statistics() const
{
    return core_->statistics();
}

CLERK_DECL asio::any_io_executor const& client::executor_of(detail::client_core& core) noexcept
{
    return core.executor();
}

CLERK_DECL void client::close(detail::client_core& core, asio::any_completion_handler<void()> done)
{
    core.close(std::move(done));
}

} // namespace clerk

#endif
