// SPDX-License-Identifier: BSL-1.0
// A unit of a program, and with OTHER_UNIT defined the other one: each in the mode that its command line says.
#include <clerk/secret.hpp>

#include <sstream>

std::string in_the_other_unit(clerk::secret const& key);

#if defined(OTHER_UNIT)
std::string in_the_other_unit(clerk::secret const& key)
{
    std::ostringstream text;
    text << key;
    return text.str();
}
#else
int main()
{
    clerk::secret const key{"sk_test_1"};
    return in_the_other_unit(key) == key.redacted() ? 0 : 1;
}
#endif
