# SPDX-License-Identifier: BSL-1.0
# The vcpkg port, without vcpkg: its commands are done by stand-ins. A program is then built with what that installed.
. "$(dirname "$0")/../support.sh"
port=$CLERK_SOURCE/packaging/vcpkg

installs()
{
    cmake -DPORTFILE="$port/portfile.cmake" -DWORK="$PWD/vcpkg" \
        -DCMAKE_ARGUMENTS="-G;$CONSUMER_GENERATOR;-DCMAKE_CXX_COMPILER=$CONSUMER_COMPILER" \
        -P "$consumer/packaging/vcpkg_stand_ins.cmake"
}

leaves_only_what_a_port_may()
{
    (cd vcpkg/packages && find . -mindepth 1 -maxdepth 2 | LC_ALL=C sort) | tee said
    printf './%s\n' include include/clerk lib lib/pkgconfig share share/clerk | diff - said &&
        diff "$CLERK_SOURCE/LICENSE" vcpkg/packages/share/clerk/copyright
}

# vcpkg.json is JSON, of this version, and names a port for each of Boost's libraries that is included.
manifest_is_true()
{
    local version library
    version=$(sed -n 's/.*CLERK_VERSION_STRING "\(.*\)"/\1/p' "$CLERK_SOURCE/include/clerk/version.hpp")
    cat >manifest.cmake <<'CMAKE'
file(READ ${MANIFEST} text)
string(JSON version ERROR_VARIABLE problem GET "${text}" version-semver)
string(JSON last ERROR_VARIABLE problem LENGTH "${text}" dependencies)
if(problem)
    message(FATAL_ERROR "${problem}")
endif()
message("version ${version}")
math(EXPR last "${last} - 1")
foreach(i RANGE ${last})
    string(JSON name GET "${text}" dependencies ${i} name)
    message("needs ${name}")
endforeach()
CMAKE
    says "version $version" cmake -DMANIFEST="$port/vcpkg.json" -P manifest.cmake || return
    # <boost/version.hpp> is a file of Boost.Config.
    for library in $(grep -rhoE '#include <boost/[a-z0-9_]+' "$CLERK_SOURCE/include" | sed 's,.*/,,; s/^version$/config/' |
        sort -u); do
        grep -qx "needs boost-$library" said || { echo "no dependency boost-$library"; return 1; }
    done
    grep -qx 'needs openssl' said
}

check "vcpkg.json says the version and all that is needed" manifest_is_true
check installed installs
check "leaves only what a port may" leaves_only_what_a_port_may
check "find_package finds it" configure -S "$consumer/installed" -B build -DCMAKE_PREFIX_PATH="$PWD/vcpkg/packages"
check built build build
check ran renames build/headers
