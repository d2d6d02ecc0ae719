#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Uses the library as other projects do: the installed CMake package, the source tree as a subdirectory, and pkg-config.
# usage: check.sh SOURCE_DIRECTORY GENERATOR COMPILER. Ends with `N passed, N failed, N skipped`.
set -uo pipefail
source=$1 generator=$2 compiler=$3
project=$(cd "$(dirname "$0")/project" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
passed=0 failed=0 skipped=0

# check NAME COMMAND…
check()
{
    local name=$1
    shift
    if "$@" >"$scratch/output" 2>&1; then
        echo "ok      $name"
        passed=$((passed + 1))
    else
        echo "FAILED  $name"
        tail -n 40 "$scratch/output"
        failed=$((failed + 1))
    fi
}

says_what_it_should()
{
    [ "$("$1")" = 'PATCH /users/user_1 {"first_name":"John","password":"correct horse"}' ]
}

configure()
{
    cmake -G "$generator" -DCMAKE_CXX_COMPILER="$compiler" "$@"
}

installs()
{
    configure -S "$source" -B "$scratch/library" -DCLERK_BUILD_TESTS=OFF -DCLERK_BUILD_EXAMPLES=OFF \
        -DCLERK_BUILD_TOOLS=OFF -DCMAKE_INSTALL_LIBDIR=lib &&
        cmake --install "$scratch/library" --prefix "$scratch/prefix"
}

finds_the_package()
{
    configure -S "$project" -B "$scratch/found" -DCMAKE_PREFIX_PATH="$scratch/prefix" &&
        cmake --build "$scratch/found" && says_what_it_should "$scratch/found/consumer"
}

# Of the library nothing but its headers is needed, so nothing else is built, tested or installed.
takes_the_subdirectory()
{
    configure -S "$project" -B "$scratch/below" -DCLERK_SOURCE_DIRECTORY="$source" &&
        cmake --build "$scratch/below" && says_what_it_should "$scratch/below/consumer" &&
        ! find "$scratch/below" \( -name 'libclerk*' -o -name 'clerk-emulator' \) | grep .
}

asks_pkg_config()
{
    local flags
    flags=$(PKG_CONFIG_PATH=$scratch/prefix/lib/pkgconfig pkg-config --cflags --libs clerk) || return
    # shellcheck disable=SC2086 # a list of flags
    "$compiler" -std=c++20 "$project/main.cpp" -o "$scratch/asked" $flags && says_what_it_should "$scratch/asked"
}

check "the library installs" installs
check "find_package finds what was installed" finds_the_package
check "add_subdirectory takes the source tree, and builds nothing of it" takes_the_subdirectory
if command -v pkg-config >/dev/null; then
    check "pkg-config tells the flags" asks_pkg_config
else
    echo "skipped: pkg-config is not installed"
    skipped=1
fi
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
