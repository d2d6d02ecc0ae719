// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_VERSION_HPP
#define CLERK_VERSION_HPP

/// The library's version (Semantic Versioning 2.0). The build systems read it from here; it stands nowhere else.
#define CLERK_VERSION_MAJOR 0
#define CLERK_VERSION_MINOR 1
#define CLERK_VERSION_PATCH 0
#define CLERK_VERSION_STRING "0.1.0"

#endif
