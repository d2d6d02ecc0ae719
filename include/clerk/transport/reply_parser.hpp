// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TRANSPORT_REPLY_PARSER_HPP
#define CLERK_TRANSPORT_REPLY_PARSER_HPP

#include <clerk/transport/http_message.hpp>

#include <boost/beast/core/string.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/optional/optional.hpp>
#include <boost/system/error_code.hpp>

#include <cstddef>
#include <cstdint>

namespace clerk::detail
{
/// The longest header of a reply, status line included, and the longest trailer or chunk extension, in bytes.
inline constexpr std::uint32_t longest_header = 64 * 1024;

/// Parses one reply, final or interim, with Beast's parser, and puts it into an `http_reply` right away.
///
/// Stricter than Beast 1.81 where that is more lenient than RFC 9112: no transfer coding but `chunked`, none
/// in HTTP/1.0, no status below 100. Trailers are left out, as fields of a header must not come after the
/// body (RFC 9110, section 6.5.1).
class reply_parser final : public boost::beast::http::basic_parser<false>
{
public:
    /// `without_body`: a reply to CONNECT.
    CLERK_DECL reply_parser(std::size_t longest_body, bool without_body);

    /// Valid once `is_header_done()`; complete once `is_done()`.
    [[nodiscard]] http_reply& reply() noexcept
    {
        return reply_;
    }
    [[nodiscard]] http_reply const& reply() const noexcept
    {
        return reply_;
    }

    /// Whether a body was announced that this status cannot have: what comes next on the connection is
    /// uncertain. Precondition: `is_header_done()`.
    [[nodiscard]] CLERK_DECL bool announces_impossible_body() const;

private:
    using error_code = boost::system::error_code;
    using text = boost::beast::string_view;

    void on_request_impl(boost::beast::http::verb, text, text, int, error_code&) override {}
    CLERK_DECL void on_response_impl(int code, text reason, int version, error_code& problem) override;
    CLERK_DECL void on_field_impl(
        boost::beast::http::field name, text name_text, text value, error_code& problem) override;
    CLERK_DECL void on_header_impl(error_code& problem) override;
    CLERK_DECL void on_body_init_impl(
        boost::optional<std::uint64_t> const& length, error_code& problem) override;
    CLERK_DECL std::size_t on_body_impl(text piece, error_code& problem) override;
    void on_chunk_header_impl(std::uint64_t, text, error_code&) override {}
    CLERK_DECL std::size_t on_chunk_body_impl(
        std::uint64_t remaining, text piece, error_code& problem) override;
    void on_finish_impl(error_code&) override {}

    void append(text piece);

    std::size_t longest_body_;
    std::uint64_t announced_ = 0; ///< How long the body is to be; 0 if that was not said.
    std::size_t header_bytes_ = 0;
    int version_ = 11;
    bool header_came_ = false;
    http_reply reply_;
};

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/transport/impl/reply_parser.ipp>
#endif

#endif
