#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# What is committed in single_include/ is what include/ makes, and defines no macro but the library's own.
# usage: check.sh COMPILER FLAGS…. Ends with `N passed, N failed`, perhaps `, N skipped`.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
passed=0 failed=0 skipped=0

# check NAME COMMAND…
check()
{
    name=$1
    shift
    if "$@" >"$scratch/output" 2>&1; then
        echo "ok      $name"
        passed=$((passed + 1))
    else
        echo "FAILED  $name"
        head -n 20 "$scratch/output"
        failed=$((failed + 1))
    fi
}

# macros FILE COMPILER FLAGS…: what is defined at the file's end, a line each.
macros()
{
    file=$1
    shift
    "$@" -I "$root/single_include" -dM -E -x c++ "$file" | LC_ALL=C sort
}

# Before its first part, a single header only includes what is not the library's (and the emulator the other header).
# Counted is any difference, so that a macro of somebody else's must not be changed or undefined either.
defines_only_its_own() # HEADER COMPILER FLAGS…
{
    header=$root/single_include/$1
    shift
    sed '/^\/\/ ---- /,$d' "$header" >"$scratch/others.hpp"
    macros "$scratch/others.hpp" "$@" >"$scratch/before" || return
    macros "$header" "$@" >"$scratch/after" || return
    LC_ALL=C comm -3 "$scratch/before" "$scratch/after" | awk '{ print $2 }' >"$scratch/own"
    # One that finds nothing has compared nothing.
    grep -q . "$scratch/own" || { echo "no macro found"; return 1; }
    ! grep -vE '^CLERK_([A-Z0-9_]+_[HI]PP|DECL|VERSION_(MAJOR|MINOR|PATCH|STRING))(\(|$)' "$scratch/own"
}

if command -v python3 >/dev/null; then
    check "single_include/ is what tools/amalgamate makes" "$root/tools/amalgamate" --check
else
    echo "skipped: python3 is not installed"
    skipped=1
fi
check "clerk.hpp defines no macro but its own" defines_only_its_own clerk.hpp "$@"
check "clerk_testing.hpp defines no macro but its own" defines_only_its_own clerk_testing.hpp "$@"
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
