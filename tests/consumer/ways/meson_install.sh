# SPDX-License-Identifier: BSL-1.0
# `meson install`: what it installs is found by pkg-config and says the same as what CMake installs.
. "$(dirname "$0")/../support.sh"
command -v meson >/dev/null || skip "Meson is not installed"
command -v pkg-config >/dev/null || skip "pkg-config is not installed"

installs()
{
    meson_setup library "$CLERK_SOURCE" --prefix "$PWD/first" --libdir lib -Dtests=false -Dexamples=false -Dtools=false &&
        meson install -C library --no-rebuild && mv first meson_prefix && rm -r library
}

# ask PREFIX ARGUMENTS…: all that pkg-config says, one word a line, with no prefix.
ask()
{
    local prefix=$1
    shift
    PKG_CONFIG_PATH=$PWD/$prefix/lib/pkgconfig pkg-config "$@" clerk | xargs -n 1 | sed "s,$(realpath "$prefix"),PREFIX,"
}

says_the_same()
{
    local question
    install_with_cmake || return
    for question in --cflags --libs --modversion --print-requires; do
        echo "$question: $(ask meson_prefix "$question" | xargs) | $(ask prefix "$question" | xargs)"
        [ -n "$(ask prefix "$question")" ] || return
        [ "$(ask meson_prefix "$question" | sort -u)" = "$(ask prefix "$question" | sort -u)" ] || return
    done
}

headers()
{
    (cd "$1/include" && find . -type f -exec sha256sum {} + | LC_ALL=C sort -k 2)
}

same_headers()
{
    [ "$(headers prefix | wc -l)" -gt 100 ] && diff <(headers meson_prefix) <(headers prefix)
}

builds()
{
    # shellcheck disable=SC2046 # lists of words
    ${CONSUMER_LAUNCHER-} "$CONSUMER_COMPILER" -std=c++20 "$consumer/main.cpp" -c -o main.o \
        $(PKG_CONFIG_PATH=$PWD/meson_prefix/lib/pkgconfig pkg-config --cflags clerk) &&
        "$CONSUMER_COMPILER" main.o -o headers $(PKG_CONFIG_PATH=$PWD/meson_prefix/lib/pkgconfig pkg-config --libs clerk)
}

check installed installs
check "clerk.pc says the same as CMake's" says_the_same
check "the same headers" same_headers
check built builds
check ran renames ./headers
