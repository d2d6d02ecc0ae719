# SPDX-License-Identifier: BSL-1.0
# FetchContent, from an archive.
. "$(dirname "$0")/../support.sh"

check installed configure -S "$consumer/fetched" -B build -DCLERK_ARCHIVE="$CLERK_ARCHIVE"
check "no flag is forced on it" forces_no_flag build
check built build build
check ran renames build/headers
