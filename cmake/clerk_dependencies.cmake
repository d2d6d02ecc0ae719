# SPDX-License-Identifier: BSL-1.0
# Finds what the library needs, or says in one message what is missing and how Debian calls it.

set(clerk_boost_minimum 1.81)
include(clerk_boost_from_headers)
set(clerk_boost_components headers)
if(NOT CLERK_BOOST_FROM_HEADERS)
    list(APPEND clerk_boost_components json)
    if(CLERK_BUILD_TESTS)
        list(APPEND clerk_boost_components unit_test_framework)
    endif()
endif()

# Boost's own package files, as every distribution has installed them since 1.70: FindBoost is gone in new CMakes.
find_package(Boost ${clerk_boost_minimum} CONFIG QUIET COMPONENTS ${clerk_boost_components})
if(NOT Boost_FOUND)
    set(considered "")
    foreach(config version IN ZIP_LISTS Boost_CONSIDERED_CONFIGS Boost_CONSIDERED_VERSIONS)
        string(APPEND considered "  found ${version}: ${config}\n")
    endforeach()
    # A distribution without package files for the old Boost (Debian's 1.74) still shows it by its header.
    find_file(clerk_boost_version_header boost/version.hpp NO_CACHE)
    if(considered STREQUAL "" AND clerk_boost_version_header)
        file(STRINGS ${clerk_boost_version_header} line REGEX "define BOOST_LIB_VERSION")
        string(REGEX MATCH "[0-9]+_[0-9]+(_[0-9]+)?" version "${line}")
        string(REPLACE "_" "." version "${version}")
        set(considered "  found ${version}: ${clerk_boost_version_header}\n")
    endif()
    list(JOIN clerk_boost_components ", " components)
    message(FATAL_ERROR
        "Boost ${clerk_boost_minimum} or newer with the components ${components} is needed.\n"
        "${considered}"
        "Debian 12:  apt-get install libboost1.81-dev libboost-json1.81-dev libboost-test1.81-dev\n"
        "            (Debian's default there, libboost-dev, is 1.74 and conflicts with them)\n"
        "Elsewhere:  point CMAKE_PREFIX_PATH at an installed Boost\n"
        "${Boost_NOT_FOUND_MESSAGE}")
endif()
clerk_choose_boost()

# Not THREADS_PREFER_PTHREAD_FLAG: that would force a flag on whoever links the library.
find_package(Threads REQUIRED)

find_package(OpenSSL 3.0 QUIET)
if(NOT OpenSSL_FOUND)
    message(FATAL_ERROR
        "OpenSSL 3.0 or newer with its headers is needed (Debian: apt-get install libssl-dev)."
        " Found: ${OPENSSL_VERSION}")
endif()
