// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TRANSPORT_REPLY_READER_HPP
#define CLERK_TRANSPORT_REPLY_READER_HPP

#include <clerk/transport/http_message.hpp>
#include <clerk/transport/reply_parser.hpp>

#include <boost/system/error_code.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace clerk::detail
{
/// Makes a reply of the bytes that come over a connection, whatever pieces they come in. Does no I/O.
///
/// Interim replies (1xx) are passed over, up to a bound. Memory is bounded, too: whatever comes, no more is kept than the
/// longest body, some of it twice while it grows, and some multiples of the longest header; nor, beyond 64 KB, than four
/// times what came of a body.
class reply_reader
{
public:
    enum class progress
    {
        need_more,
        complete,
        failed, ///< `problem()` says why.
    };

    explicit reply_reader(std::size_t longest_body)
        : longest_body_(longest_body)
    {
    }

    /// Gets ready for the next reply. Precondition: nothing is left over. `without_body`: a reply to CONNECT.
    CLERK_DECL void start(bool without_body = false);

    /// The next bytes, which need not stay.
    [[nodiscard]] CLERK_DECL progress read(std::string_view bytes);

    /// The peer closed the connection, properly: the end of a reply without a length.
    [[nodiscard]] CLERK_DECL progress read_end();

    [[nodiscard]] boost::system::error_code problem() const noexcept
    {
        return problem_;
    }

    /// The problem in words for a message. Precondition: `failed`.
    [[nodiscard]] CLERK_DECL std::string explanation() const;

    /// How many bytes of replies came since `start`.
    [[nodiscard]] std::uint64_t bytes_received() const noexcept
    {
        return bytes_received_;
    }

    /// The status, once the status line was read; else 0.
    [[nodiscard]] CLERK_DECL int status() const;

    /// The value of a header of the present reply, once all of them were read; else nothing.
    [[nodiscard]] CLERK_DECL std::optional<std::string_view> header(std::string_view name) const;

    /// Whether the connection may carry another exchange: the peer keeps it, and sent nothing beyond the reply.
    /// Precondition: `complete`.
    [[nodiscard]] CLERK_DECL bool reusable() const;

    /// Whether the peer sent something beyond the reply.
    [[nodiscard]] bool has_leftover() const noexcept
    {
        return !unread_.empty();
    }

    /// Precondition: `complete`. Once.
    [[nodiscard]] CLERK_DECL http_reply take();

private:
    CLERK_DECL void make_parser();
    [[nodiscard]] CLERK_DECL bool too_short_to_look_at(std::string_view bytes) const;
    /// Takes off `bytes` what was understood.
    CLERK_DECL progress parse(std::string_view& bytes);
    CLERK_DECL progress fail(boost::system::error_code problem);

    std::size_t longest_body_;
    bool without_body_ = false;
    unsigned interim_replies_ = 0;
    std::uint64_t bytes_received_ = 0;
    std::string unread_; ///< What came and could not be understood without what comes next.
    std::optional<reply_parser> parser_;
    boost::system::error_code problem_;
};

} // namespace clerk::detail

#if !defined(CLERK_SEPARATE_COMPILATION)
#include <clerk/transport/impl/reply_reader.ipp>
#endif

#endif
