// SPDX-License-Identifier: BSL-1.0
// A null pointer is no secret.
// expect: nullptr

#include <clerk/secret.hpp>

#if defined(CONTROL)
clerk::secret const key{"sk_test_x"};
#else
clerk::secret const key{nullptr};
#endif
