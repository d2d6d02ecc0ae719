// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_CORE_PREPARED_CALL_HPP
#define CLERK_CORE_PREPARED_CALL_HPP

#include <clerk/call_options.hpp>
#include <clerk/core/operation.hpp>
#include <clerk/detail/config.hpp>

#include <boost/asio/any_io_executor.hpp>

#include <memory>

namespace clerk::detail
{
class client_core;
template <class T>
struct request;

/// A call of the API that nobody has asked for yet: all arguments are read. Copies share what they need; each may begin.
/// `T` is `user` or `json::value`.
///
/// Thread safety: distinct objects: safe, even where they are copies of each other.
template <class T>
class prepared_call
{
public:
    using result_type = T;

    prepared_call(std::shared_ptr<client_core> core, call_options const& options, result<request<T>> what);

    [[nodiscard]] asio::any_io_executor const& executor() const noexcept;

    /// Makes the call; null where it is refused before anything is sent, which the receiver was then told.
    [[nodiscard]] std::shared_ptr<operation> begin(std::unique_ptr<receiver<T>> to) const;

private:
    class content;

    std::shared_ptr<content> content_;
};

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/core/impl/prepared_call.ipp>
#endif

#endif
