# SPDX-License-Identifier: BSL-1.0
# No build system: pkg-config says the flags.
. "$(dirname "$0")/../support.sh"
command -v pkg-config >/dev/null || skip "pkg-config is not installed"

ask()
{
    PKG_CONFIG_PATH=$PWD/prefix/lib/pkgconfig pkg-config "$@" clerk
}

# No flag comes with it but where the headers are.
says_where_things_are()
{
    ask --modversion && ask --cflags --libs && ask --atleast-version=0.1 && ! ask --atleast-version=9.0 &&
        [ "$(realpath "$(ask --cflags | sed -E 's/^-I([^ ]+) *$/\1/')")" = "$(realpath prefix)/include" ]
}

builds()
{
    # shellcheck disable=SC2046 # lists of words
    ${CONSUMER_LAUNCHER-} "$CONSUMER_COMPILER" -std=c++20 $(ask --cflags) -c "$consumer/main.cpp" -o main.o &&
        "$CONSUMER_COMPILER" main.o -o headers $(ask --libs)
}

check installed install_with_cmake
check "clerk.pc says where things are, and no more" says_where_things_are
check built builds
check ran renames ./headers
