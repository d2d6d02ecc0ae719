# SPDX-License-Identifier: BSL-1.0
"""Runs the recipe with stand-ins for Conan, which do what its manual says of them: usage: RECIPE WORK_DIRECTORY.

Prints the version that the recipe finds; WORK_DIRECTORY/package is then what it packages.
"""
import fnmatch
import importlib.util
import os
import shutil
import sys
import types


class Anything:
    """Takes whatever is called on it, and remembers properties."""

    def __init__(self, **values):
        self.properties = {}
        self.__dict__.update(values)

    def set_property(self, name, value):
        self.properties[name] = value

    def clear(self):
        pass


class ConanFile:
    def requires(self, reference, **traits):
        self.required.append(reference)


def copy(recipe, pattern, source, destination):
    """Conan matches the pattern against paths below `source`, and keeps them."""
    copied = []
    for directory, _, names in os.walk(source):
        for name in names:
            relative = os.path.relpath(os.path.join(directory, name), source)
            if fnmatch.fnmatch(relative, pattern) and not relative.startswith(("build/", ".git/")):
                target = os.path.join(destination, relative)
                os.makedirs(os.path.dirname(target), exist_ok=True)
                shutil.copy(os.path.join(directory, name), target)
                copied.append(target)
    assert copied, f"nothing matches {pattern} in {source}"


def load(recipe, path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def check_min_cppstd(recipe, level):
    assert level == 20


def module(name, **members):
    made = types.ModuleType(name)
    made.__dict__.update(members)
    sys.modules[name] = made


nothing = lambda *arguments, **named: None
module("conan", ConanFile=ConanFile)
module("conan.tools")
module("conan.tools.build", check_min_cppstd=check_min_cppstd)
module("conan.tools.layout", basic_layout=nothing)
module("conan.tools.files", copy=copy, load=load)

path, work = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
specification = importlib.util.spec_from_file_location("recipe", path)
recipe_module = importlib.util.module_from_spec(specification)
specification.loader.exec_module(recipe_module)

recipe = recipe_module.ClerkConan()
recipe.required = []
recipe.recipe_folder = os.path.dirname(path)
recipe.export_sources_folder = recipe.source_folder = os.path.join(work, "source")
recipe.package_folder = os.path.join(work, "package")
recipe.settings = Anything(os="Linux")
recipe.info = Anything()
recipe.cpp_info = Anything()
for step in ("set_version", "export_sources", "requirements", "validate", "layout", "package_id", "package", "package_info"):
    getattr(recipe, step)()

assert {reference.split("/")[0] for reference in recipe.required} == {"boost", "openssl"}, recipe.required
for required in recipe.cpp_info.requires:
    assert required.split("::")[0] in ("boost", "openssl"), required
for build_module in recipe.cpp_info.properties["cmake_build_modules"]:
    assert os.path.isfile(os.path.join(recipe.package_folder, build_module)), build_module
assert recipe.cpp_info.properties["cmake_target_name"] == "clerk::clerk"
print(recipe.version)
