// SPDX-License-Identifier: BSL-1.0
// The emulator's definitions, compiled once.
#include <clerk/testing/src.hpp>
