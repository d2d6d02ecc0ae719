# SPDX-License-Identifier: BSL-1.0
# The Conan recipe, without Conan: its steps are done with stand-ins. Its test_package is then built with what that packaged.
. "$(dirname "$0")/../support.sh"
command -v python3 >/dev/null || skip "Python is not installed"
recipes=$CLERK_SOURCE/packaging/conan

packages()
{
    local version
    version=$(sed -n 's/.*CLERK_VERSION_STRING "\(.*\)"/\1/p' "$CLERK_SOURCE/include/clerk/version.hpp")
    PYTHONDONTWRITEBYTECODE=1 says "$version" python3 "$consumer/packaging/conan_stand_ins.py" "$recipes/conanfile.py" .
}

python_compiles()
{
    local file
    for file in "$recipes"/conanfile.py "$recipes"/test_package/conanfile.py; do
        python3 -c 'import sys; compile(open(sys.argv[1], encoding="utf-8").read(), sys.argv[1], "exec")' "$file" || return
    done
}

# What Conan's CMakeDeps would write of the recipe's package_info.
configures()
{
    mkdir generated
    cat >generated/clerkConfig.cmake <<CMAKE
find_package(Boost CONFIG REQUIRED COMPONENTS json)
find_package(OpenSSL REQUIRED)
add_library(clerk::clerk INTERFACE IMPORTED)
target_include_directories(clerk::clerk INTERFACE $PWD/package/include)
target_link_libraries(clerk::clerk INTERFACE Boost::headers Boost::json OpenSSL::SSL OpenSSL::Crypto pthread)
include($PWD/package/cmake/clerkCompiled.cmake)
CMAKE
    configure -S "$recipes/test_package" -B build -Dclerk_DIR="$PWD/generated" -DCMAKE_CXX_STANDARD=20
}

check "its Python compiles" python_compiles
check installed packages
check "the test package configures" configures
check built build build
check ran says 'refuses an empty ID' build/test_package
