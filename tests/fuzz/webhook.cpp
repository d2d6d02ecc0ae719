// SPDX-License-Identifier: BSL-1.0
// Webhook messages. The first line of the input tells which headers there are, one character for each; then come the
// values of ID, timestamp and signatures, a line each, and the body. Whatever comes is taken only if its signature is
// the right one, and said to be wrong in one line without that signature; signed rightly, it is never the signature
// that is refused.
#include "support.hpp"

#include <clerk/detail/base64.hpp>
#include <clerk/webhooks.hpp>

#include <openssl/evp.h>

#include <array>
#include <chrono>
#include <string>
#include <vector>

namespace
{
// It begins with a letter that no escape of an unprintable character ends with.
constexpr std::string_view key = "key-of-a-fuzzer!";
constexpr std::string_view secret = "whsec_a2V5LW9mLWEtZnV6emVyIQ==";

clerk::webhook_verifier const& verifier()
{
    static clerk::webhook_verifier const one = []
    {
        clerk::webhook_verifier_options options;
        options.max_body_bytes = 2048;
        options.clock = [] { return std::chrono::system_clock::time_point{std::chrono::seconds{1'700'000'000}}; };
        return clerk::webhook_verifier{clerk::secret{secret}, options};
    }();
    return one;
}

/// By OpenSSL's function for everything at once.
std::string right_signature(std::string_view id, std::string_view timestamp, std::string_view body)
{
    auto const text = std::string{id} + '.' + std::string{timestamp} + '.' + std::string{body};
    std::array<unsigned char, 32> code{};
    EVP_Q_mac(nullptr, "HMAC", nullptr, "SHA256", nullptr, key.data(), key.size(),
        reinterpret_cast<unsigned char const*>(text.data()), text.size(), code.data(), code.size(), nullptr);
    return "v1," + clerk::detail::encode_base64({reinterpret_cast<char const*>(code.data()), code.size()});
}

bool lists(std::string_view signatures, std::string_view one)
{
    return (' ' + std::string{signatures} + ' ').find(' ' + std::string{one} + ' ') != std::string::npos;
}

void check_message(clerk::error const& error, std::string_view input, std::string_view right)
{
    auto const& text = error.message();
    clerk_fuzz::require(text.starts_with("verify_webhook: ") && text.size() < 2000, "a refusal says so, briefly");
    for (char const c : text)
        clerk_fuzz::require(static_cast<unsigned char>(c) >= 0x20 && c != 0x7F, "a refusal is one line");
    for (auto const& hidden : {key, secret.substr(6)})
        clerk_fuzz::require(text.find(hidden) == std::string::npos || input.find(hidden) != std::string_view::npos,
            "a refusal does not tell the secret");
    clerk_fuzz::require(text.find(right.substr(3)) == std::string::npos, "a refusal does not tell the signature");
}

/// The headers that the first line asks for: `i`, `t`, `s` of one family, `I`, `T`, `S` of the other.
struct headers
{
    std::string_view which;
    std::string_view id, timestamp, signatures;

    std::vector<std::string_view> operator()(std::string_view name) const
    {
        bool const svix = name.starts_with("svix-");
        auto const part = name.substr(name.find('-') + 1);
        auto const small = part == "id" ? 'i' : part == "timestamp" ? 't' : 's';
        auto const letter = static_cast<char>(svix ? small : small - 'a' + 'A');
        auto const value = part == "id" ? id : part == "timestamp" ? timestamp : signatures;
        std::vector<std::string_view> lines;
        for (char const c : which)
            if (c == letter)
                lines.push_back(value);
        return lines;
    }

    /// Whether each of one family is there once, and none of the other.
    bool are_complete() const
    {
        std::array<int, 6> counts{};
        for (char const c : which)
            if (auto const at = std::string_view{"itsITS"}.find(c); at != std::string_view::npos)
                ++counts[at];
        return counts == std::array<int, 6>{1, 1, 1, 0, 0, 0} || counts == std::array<int, 6>{0, 0, 0, 1, 1, 1};
    }
};
} // namespace

int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    auto const input = clerk_fuzz::as_text(data, size);
    auto rest = input;
    headers found;
    found.which = clerk_fuzz::take_line(rest);
    found.id = clerk_fuzz::take_line(rest);
    found.timestamp = clerk_fuzz::take_line(rest);
    found.signatures = clerk_fuzz::take_line(rest);
    auto const right = right_signature(found.id, found.timestamp, rest);

    auto const direct = verifier().verify(found.id, found.timestamp, found.signatures, rest);
    clerk_fuzz::require(!direct || lists(found.signatures, right), "what is taken is signed");
    if (!direct)
        check_message(direct.error(), input, right);

    auto const by_headers = verifier().verify(found, rest);
    clerk_fuzz::require(!by_headers || found.are_complete(), "what is taken has each header once");
    clerk_fuzz::require(!found.are_complete() || by_headers.has_value() == direct.has_value(),
        "it does not matter how the parts come");
    if (!by_headers)
        check_message(by_headers.error(), input, right);

    auto const signed_rightly = verifier().verify(found.id, found.timestamp, "v1,AAAA " + right, rest);
    if (!signed_rightly)
    {
        check_message(signed_rightly.error(), input, right);
        clerk_fuzz::require(!signed_rightly.error().message().starts_with("verify_webhook: no signature"),
            "the right signature is not refused");
    }
    clerk_fuzz::require(!direct || signed_rightly.has_value(), "one right signature is as good as another");
    return 0;
}
