#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# The version stands in clerk/version.hpp, and whoever says one says that one.
# usage: check.sh SOURCE_DIRECTORY BUILD_DIRECTORY CMAKE_VERSION. Ends with `N passed, N failed, N skipped`.
set -u
source=$1 build=$2 cmake_version=$3
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
passed=0 failed=0 skipped=0

# is WHAT FOUND EXPECTED
is()
{
    if [ -n "$2" ] && [ "$2" = "$3" ]; then
        echo "ok      $1"
        passed=$((passed + 1))
    else
        echo "FAILED  $1: '$2', expected '$3'"
        failed=$((failed + 1))
    fi
}

skip()
{
    echo "skipped: $1"
    skipped=$((skipped + 1))
}

macro() # NAME
{
    sed -n "s/^#define CLERK_VERSION_$1 \"\\{0,1\\}\\([0-9.]*\\)\"\\{0,1\\}\$/\\1/p" "$source/include/clerk/version.hpp"
}

version=$(macro STRING)
is "the numbers in version.hpp make its text" "$(macro MAJOR).$(macro MINOR).$(macro PATCH)" "$version"
is "CMake's project" "$cmake_version" "$version"
if [ -f "$build/clerk.pc" ]; then
    is "pkg-config's file" "$(sed -n 's/^Version: //p' "$build/clerk.pc")" "$version"
    is "find_package's file" \
        "$(sed -n 's/^set(PACKAGE_VERSION "\(.*\)")$/\1/p' "$build/clerkConfigVersion.cmake")" "$version"
else
    skip "CLERK_INSTALL is off, so that there is no file for pkg-config and find_package"
fi
is "the single header's first line" \
    "$(sed -n '1s/^\/\/ clerk-cpp \([0-9.]*\): .*/\1/p' "$source/single_include/clerk.hpp")" "$version"

heading=$(sed -n 's/^## \[\(.*\)\].*/\1/p' "$source/CHANGELOG.md" | head -n 1)
[ "$heading" = Unreleased ] && expected=Unreleased || expected=$version
is "the changelog's latest heading, if not Unreleased" "$heading" "$expected"

# What Meson reads comes of a command, which it only runs when it sets a build up.
if command -v meson >/dev/null && command -v ninja >/dev/null; then
    if meson setup "$scratch/meson" "$source" >"$scratch/output" 2>&1; then
        is "Meson's project" "$(meson introspect --projectinfo "$scratch/meson" |
            sed -n 's/.*"version": "\([^"]*\)".*/\1/p')" "$version"
    else
        tail -n 5 "$scratch/output"
        is "Meson's project" '' "$version"
    fi
else
    skip "meson or ninja is not installed"
fi
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
