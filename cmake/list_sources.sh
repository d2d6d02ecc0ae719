#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# Prints the .cpp files below a directory, one per line: Meson has no glob.
find "$1" -name '*.cpp' | LC_ALL=C sort
