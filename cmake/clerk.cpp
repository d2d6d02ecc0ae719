// SPDX-License-Identifier: BSL-1.0
// The one translation unit that holds the library's definitions in a build that compiles it once.
#include <clerk/src.hpp>
