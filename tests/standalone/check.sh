#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# Every public header compiles alone, and twice in one unit.
#
#   check.sh [--cache DIRECTORY] [--for-users] INCLUDE_DIRECTORY COMPILER FLAGS…
#
# --for-users: only those that a user includes by name, in clerk/ and clerk/testing/.
# Prints a line for each header that does not and, last, `N passed, N failed`.
set -u
. "$(dirname "$0")/../support/compiler_checks.sh"

check_header() # HEADER COMPILER FLAGS…
{
    header=$1
    shift
    name=$(printf '%s' "$header" | tr '/' '+')
    if passed_before "$name" "$@"; then
        echo "ok $header"
        return
    fi
    printf '#include <%s>\n#include <%s>\n' "$header" "$header" > "$cache/$name.cpp"
    if "$@" -fsyntax-only -MMD -MF "$cache/$name.d" "$cache/$name.cpp" > "$cache/$name.log" 2>&1; then
        remember_passed "$name" "$@"
        echo "ok $header"
    else
        echo "FAILED $header:"
        head -n 20 "$cache/$name.log" | sed 's/^/    /'
    fi
}

cache=''
if [ "${1-}" = --cache ]; then
    cache=$2
    shift 2
fi
below=''
if [ "${1-}" = --for-users ]; then
    below='! -path clerk/testing/*/* ( -path clerk/testing/* -o ! -path clerk/*/* )'
    shift
fi
if [ $# -lt 2 ]; then
    echo 'usage: check.sh [--cache DIRECTORY] [--for-users] INCLUDE_DIRECTORY COMPILER FLAGS…' >&2
    exit 2
fi
if [ -z "$cache" ]; then
    cache=$(mktemp -d)
    trap 'rm -rf "$cache"' EXIT
fi
mkdir -p "$cache"
includes=$1
shift
compiler_identity=$("$1" --version)

# src.hpp belongs to one unit of a program, which every build here has; it is no header to include elsewhere.
# shellcheck disable=SC2086 # a list of words
(set -f; cd "$includes" && find clerk -name '*.hpp' ! -name src.hpp $below | LC_ALL=C sort) > "$cache/list"
in_parallel "$cache/list" check_header "$@"
