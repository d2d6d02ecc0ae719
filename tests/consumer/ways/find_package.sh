# SPDX-License-Identifier: BSL-1.0
# cmake --install and find_package.
. "$(dirname "$0")/../support.sh"

configures() # VERSION
{
    configure -S "$consumer/installed" -B "asked_for_$1" -DCMAKE_PREFIX_PATH="$PWD/prefix" -DWANTED_VERSION="$1"
}

refuses() # VERSION
{
    ! configures "$1" >said 2>&1 && grep -A 1 'a configuration file for package "clerk" that is compatible' said
}

builds_nothing_of_the_library()
{
    ! find asked_for_0.1 -name 'libclerk*' | grep .
}

check installed install_with_cmake
check "9.0 is refused" refuses 9.0
check "0.9 is refused" refuses 0.9
check "0.1 is found" configures 0.1
check "no flag is forced on it" forces_no_flag asked_for_0.1
check built build asked_for_0.1
check "nothing of the library is built for its headers" builds_nothing_of_the_library
check ran renames asked_for_0.1/headers
check "clerk::compiled: built" build asked_for_0.1 compiled
check "clerk::compiled: ran" renames asked_for_0.1/compiled
check "clerk::testing: built" build asked_for_0.1 with_emulator
check "clerk::testing: ran" renames asked_for_0.1/with_emulator
