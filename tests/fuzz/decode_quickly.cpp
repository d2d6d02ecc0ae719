// SPDX-License-Identifier: BSL-1.0
// What is read straight from the text is what it is by way of a json::value. The first byte picks what is read.
#include "support.hpp"

#include <support/both_ways.hpp>

#include <clerk/model/deleted_object.hpp>
#include <clerk/model/email.hpp>
#include <clerk/model/organization_membership.hpp>
#include <clerk/model/session.hpp>
#include <clerk/model/user.hpp>

#include <vector>

int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    auto const [pick, text] = clerk_fuzz::picked(clerk_fuzz::as_text(data, size));
    clerk_tests::both_ways said;
    switch (pick % 8)
    {
    case 0: said = clerk_tests::decode_both_ways<clerk::deleted_object>(text); break;
    case 1: said = clerk_tests::decode_both_ways<clerk::email>(text); break;
    case 2: said = clerk_tests::decode_both_ways<clerk::organization_membership>(text); break;
    case 3: said = clerk_tests::decode_both_ways<clerk::session>(text); break;
    case 4: said = clerk_tests::decode_both_ways<std::vector<clerk::user>>(text); break;
    default: said = clerk_tests::decode_both_ways<clerk::user>(text); break;
    }
    clerk_fuzz::require(said.agree(), "both ways lead to the same");
    return 0;
}
