# SPDX-License-Identifier: BSL-1.0
"""A recipe for Conan 2: `conan create packaging/conan` in a copy of this source tree.

Checked without Conan (see tests/consumer/ways/conan.sh): that its steps, done with stand-ins for Conan, package all that
they refer to, and that a project builds with that. Not checked: Conan itself, its Boost and OpenSSL, and the CMake package that it generates.
"""
import os
import re

from conan import ConanFile
from conan.tools.build import check_min_cppstd
from conan.tools.files import copy, load
from conan.tools.layout import basic_layout

required_conan_version = ">=2.0"


class ClerkConan(ConanFile):
    name = "clerk"
    description = "Clerk's Backend API for C++20 and Asio"
    license = "BSL-1.0"
    package_type = "header-library"
    settings = "os", "arch", "compiler", "build_type"
    no_copy_source = True

    @property
    def _root(self):
        return os.path.join(self.recipe_folder, "..", "..")

    def set_version(self):
        # The version stands in one place.
        header = load(self, os.path.join(self._root, "include", "clerk", "version.hpp"))
        self.version = re.search(r'CLERK_VERSION_STRING "([^"]+)"', header).group(1)

    def export_sources(self):
        for pattern in ("CMakeLists.txt", "LICENSE", "cmake/*", "include/*"):
            copy(self, pattern, self._root, self.export_sources_folder)

    def requirements(self):
        # Users compile against both.
        self.requires("boost/[>=1.81.0 <2]", transitive_headers=True, transitive_libs=True)
        self.requires("openssl/[>=3.0 <4]", transitive_headers=True, transitive_libs=True)

    def validate(self):
        check_min_cppstd(self, 20)

    def layout(self):
        basic_layout(self, src_folder=".")

    def package_id(self):
        # Nothing is compiled: one package for all settings.
        self.info.clear()

    def package(self):
        copy(self, "LICENSE", self.source_folder, os.path.join(self.package_folder, "licenses"))
        copy(self, "*", os.path.join(self.source_folder, "include"), os.path.join(self.package_folder, "include"))
        # clerk::compiled and clerk::testing, which Conan's CMake package includes after clerk::clerk.
        for name in ("clerkCompiled.cmake", "clerk.cpp", "clerk_testing.cpp"):
            copy(self, name, os.path.join(self.source_folder, "cmake"), os.path.join(self.package_folder, "cmake"))

    def package_info(self):
        self.cpp_info.bindirs = []
        self.cpp_info.libdirs = []
        self.cpp_info.set_property("cmake_file_name", "clerk")
        self.cpp_info.set_property("cmake_target_name", "clerk::clerk")
        self.cpp_info.set_property("cmake_build_modules", [os.path.join("cmake", "clerkCompiled.cmake")])
        self.cpp_info.set_property("pkg_config_name", "clerk")
        self.cpp_info.requires = ["boost::headers", "boost::json", "openssl::ssl", "openssl::crypto"]
        if self.settings.os in ("Linux", "FreeBSD"):
            self.cpp_info.system_libs = ["pthread"]
