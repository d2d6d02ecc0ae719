# SPDX-License-Identifier: BSL-1.0
# An overlay port: `vcpkg install clerk --overlay-ports=…/packaging/vcpkg`, from a copy of this source tree.
#
# Checked without vcpkg (see tests/consumer/ways/vcpkg.sh): that its commands, done by stand-ins, install all that they
# then refer to. Not checked: vcpkg itself, its versions of Boost and OpenSSL, and what its fix-ups write.
# Headers alone, so that one build serves all.
set(VCPKG_BUILD_TYPE release)

get_filename_component(SOURCE_PATH "${CMAKE_CURRENT_LIST_DIR}/../.." ABSOLUTE)

vcpkg_cmake_configure(
    SOURCE_PATH "${SOURCE_PATH}"
    OPTIONS
        -DCLERK_BUILD_TESTS=OFF
        -DCLERK_BUILD_EXAMPLES=OFF
        -DCLERK_BUILD_TOOLS=OFF
        -DCLERK_INSTALL=ON)
vcpkg_cmake_install()
vcpkg_cmake_config_fixup(CONFIG_PATH lib/cmake/clerk)
vcpkg_fixup_pkgconfig()

file(REMOVE_RECURSE "${CURRENT_PACKAGES_DIR}/debug")
vcpkg_install_copyright(FILE_LIST "${SOURCE_PATH}/LICENSE")
