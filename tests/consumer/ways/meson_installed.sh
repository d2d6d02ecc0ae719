# SPDX-License-Identifier: BSL-1.0
# Meson, with what CMake installed: found through pkg-config, or through its CMake package.
. "$(dirname "$0")/../support.sh"
command -v meson >/dev/null || skip "Meson is not installed"
command -v pkg-config >/dev/null || skip "pkg-config is not installed"

prepare()
{
    install_with_cmake && cp -r "$consumer/meson" project && cp "$consumer/main.cpp" project
}

finds() # METHOD
{
    says 'found: YES 0.1' meson_setup "$1" project -Dmethod="$1" -Dpkg_config_path="$PWD/prefix/lib/pkgconfig" \
        -Dcmake_prefix_path="$PWD/prefix"
}

check installed prepare
check "pkg-config finds it" finds pkg-config
check built meson compile -C pkg-config -j 1
check ran renames pkg-config/headers
check "CMake finds it" finds cmake
check "through CMake: built" meson compile -C cmake -j 1
check "through CMake: ran" renames cmake/headers
