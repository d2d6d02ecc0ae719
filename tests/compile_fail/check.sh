#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# What must not compile. Each case beside this script is compiled twice: with CONTROL defined it must compile, so that
# a refusal is for its reason and no other; without, the compiler must refuse it with messages that hold every fragment
# of the case's `// expect: …` lines. (A deleted function says why in a comment, which compilers quote.)
#
#   check.sh [--cache DIRECTORY] [--surface DIRECTORY] COMPILER FLAGS…
#
# --surface: check another directory instead: its accepts.cpp must compile, and its rejects/*.cpp must not.
# Prints a line per case and, last, `N passed, N failed`.
set -u
export LC_ALL=C # the messages are read here
here=$(dirname "$0")
. "$here/../support/compiler_checks.sh"

refuses() # NAME SOURCE COMPILER FLAGS…
{
    name=$1 source=$2
    shift 2
    if "$@" $plain -fsyntax-only "$source" > "$cache/$name.log" 2>&1; then
        echo "FAILED $name: it compiles"
        return 1
    fi
    # A missing header or a crash is no refusal.
    if grep -qE 'fatal error|internal compiler error|PLEASE submit' "$cache/$name.log" ||
        ! grep -q 'error: ' "$cache/$name.log"; then
        echo "FAILED $name: the compiler could not do its work:"
        head -n 20 "$cache/$name.log" | sed 's/^/    /'
        return 1
    fi
    # The lines of the case itself, which compilers quote, say nothing.
    grep -E '^[^/#]{8}' "$source" | sed 's/^ *//' > "$cache/$name.code"
    grep -vF -f "$cache/$name.code" "$cache/$name.log" > "$cache/$name.messages"
    sed -n 's,^// expect: *,,p' "$source" > "$cache/$name.expected"
    while IFS= read -r fragment; do
        if ! grep -qF -e "$fragment" "$cache/$name.messages"; then
            echo "FAILED $name: no message says \"$fragment\", but:"
            head -n 20 "$cache/$name.log" | sed 's/^/    /'
            return 1
        fi
    done < "$cache/$name.expected"
}

accepts() # NAME SOURCE COMPILER FLAGS…
{
    name=$1 source=$2
    shift 2
    "$@" -fsyntax-only "$source" > "$cache/$name.log" 2>&1 && return
    echo "FAILED $name: it should compile, and does not:"
    head -n 20 "$cache/$name.log" | sed 's/^/    /'
    return 1
}

check_case() # SOURCE COMPILER FLAGS…
{
    source=$1
    shift
    name=$(basename "$source" .cpp)
    if passed_before "$name" "$@"; then
        echo "ok $name"
    elif ! grep -q '^// expect: .' "$source"; then
        echo "FAILED $name: it has no \"// expect:\" line"
    else
        accepts "$name" "$source" "$@" -DCONTROL -MMD -MF "$cache/$name.d" &&
            refuses "$name" "$source" "$@" &&
            cat "$cache/precompiled.d" >> "$cache/$name.d" && remember_passed "$name" "$@" && echo "ok $name"
    fi
}

check_surface() # SOURCE COMPILER FLAGS…
{
    source=$1
    shift
    name=$(basename "$source" .cpp)
    if [ "$accepts" = no ]; then
        echo "FAILED $name: accepts.cpp does not compile"
    elif [ "$name" = accepts ] || refuses "$name" "$source" "$@"; then
        echo "ok $name"
    fi
}

cache='' surface=''
while :; do
    case ${1-} in
    --cache) cache=$2 && shift 2 ;;
    --surface) surface=$2 && shift 2 ;;
    *) break ;;
    esac
done
if [ $# -eq 0 ]; then
    echo 'usage: check.sh [--cache DIRECTORY] [--surface DIRECTORY] COMPILER FLAGS…' >&2
    exit 2
fi
if [ -z "$cache" ]; then
    cache=$(mktemp -d)
    trap 'rm -rf "$cache"' EXIT
fi
mkdir -p "$cache"

compiler_identity=$("$1" --version)
case $compiler_identity in
*clang*) plain=-fno-color-diagnostics ;;
*) plain=-fdiagnostics-color=never ;;
esac

if [ -n "$surface" ]; then
    printf '%s\n' "$surface/accepts.cpp" "$surface"/rejects/*.cpp > "$cache/list"
    # While accepts.cpp does not compile, a refusal of the others says nothing.
    accepts=yes
    accepts accepts "$surface/accepts.cpp" "$@" || accepts=no
    in_parallel "$cache/list" check_surface "$@"
    exit
fi

# Nearly every case includes this header first: it is parsed once. Only the speed depends on it.
header=clerk/params/update_user.hpp
precompiled=$cache/precompiled/$header.gch
mkdir -p "$(dirname "$precompiled")"
printf '#include <%s>\n' "$header" > "$cache/all.hpp"
# g++ finds the directory of the precompiled form even where it cannot use it any more: the text lies beside it.
printf '#pragma GCC system_header\n#include_next <%s>\n' "$header" > "${precompiled%.gch}"
if [ ! -f "$precompiled" ] || ! passed_before precompiled "$@"; then
    rm -f "$precompiled"
    "$@" -x c++-header -MMD -MF "$cache/precompiled.d" -o "$precompiled" "$cache/all.hpp" > "$cache/precompiled.log" 2>&1 &&
        remember_passed precompiled "$@"
fi
if [ -f "$precompiled" ]; then
    compiler=$1
    shift
    case $compiler_identity in
    *clang*) set -- "$compiler" -include-pch "$precompiled" "$@" ;;
    *) set -- "$compiler" "-I$cache/precompiled" "$@" ;;
    esac
fi

printf '%s\n' "$here"/*.cpp > "$cache/list"
in_parallel "$cache/list" check_case "$@"
