// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTING_DETAIL_HTTP_TEXT_HPP
#define CLERK_TESTING_DETAIL_HTTP_TEXT_HPP

#include <clerk/detail/config.hpp>
#include <clerk/testing/detail/http_message.hpp>

#include <string>

namespace clerk::testing::detail
{
/// Whether the headers say `Connection: close`.
CLERK_DECL bool announces_close(header_list const& headers);

/// A reply's status line and headers. Adds those that the reply leaves out and its reader needs.
CLERK_DECL std::string head_of(http_reply const& reply, bool keep_alive);

} // namespace clerk::testing::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/testing/impl/http_text.ipp>
#endif

#endif
