# SPDX-License-Identifier: BSL-1.0
# add_subdirectory: of the library nothing is built, tested or installed that is not asked for.
. "$(dirname "$0")/../support.sh"

nothing_else_is_there()
{
    find build \( -name 'libclerk*' -o -name 'clerk-emulator' -o -name '*_tests' \) -print | grep . && return 1
    (cd build && ctest -N) | grep -x 'Total Tests: 0' || return 1
    cmake --install build --prefix "$PWD/prefix" || return 1
    ! find prefix -type f | grep .
}

check installed configure -S "$consumer/below" -B build -DCLERK_SOURCE_DIRECTORY="$CLERK_SOURCE"
check "no flag is forced on it" forces_no_flag build
check built build build
check "nothing else is built, tested or installed" nothing_else_is_there
check ran renames build/headers
check "clerk::compiled: built" build build compiled
check "clerk::compiled: ran" renames build/compiled
