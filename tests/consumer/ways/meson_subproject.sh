# SPDX-License-Identifier: BSL-1.0
# Meson, with the sources in subprojects/.
. "$(dirname "$0")/../support.sh"
command -v meson >/dev/null || skip "Meson is not installed"

prepare()
{
    cp -r "$consumer/meson" project && cp "$consumer/main.cpp" project && unpack project/subprojects/clerk &&
        meson_setup build project -Dembedded=true
}

nothing_else_is_there()
{
    find build -type f \( -name '*clerk*.[ao]' -o -name 'clerk-emulator' -o -name '*_tests' \) -print | grep . && return 1
    meson test -C build --no-rebuild 2>&1 | grep 'No tests defined' || return 1
    DESTDIR=$PWD/prefix meson install -C build --no-rebuild || return 1
    ! find prefix -type f | grep .
}

check installed prepare
check built meson compile -C build -j 1
check "nothing else is built, tested or installed" nothing_else_is_there
check ran renames build/headers
check "clerk_compiled_dep: built" meson compile -C build -j 1 compiled
check "clerk_compiled_dep: ran" renames build/compiled
