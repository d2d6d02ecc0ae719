# SPDX-License-Identifier: BSL-1.0
# Boost.JSON and Boost.Test as part of this build. Distributions compile them with one standard library, g++'s as a rule,
# and a program with another one cannot link that.
include(CheckCXXSourceCompiles)
check_cxx_source_compiles("#include <version>
    #if !defined(_LIBCPP_VERSION)
    #error another one
    #endif
    int main() {}" CLERK_STANDARD_LIBRARY_IS_LIBCXX)
option(CLERK_BOOST_FROM_HEADERS "Compile Boost.JSON and Boost.Test from their headers, instead of linking them"
    ${CLERK_STANDARD_LIBRARY_IS_LIBCXX})

# Once Boost is found: sets clerk_boost_json and clerk_boost_test, the targets to link.
macro(clerk_choose_boost)
    if(CLERK_BOOST_FROM_HEADERS)
        set(clerk_boost_json clerk_boost_json)
        set(clerk_boost_test clerk_boost_test)
        foreach(library IN ITEMS json test)
            add_library(clerk_boost_${library} STATIC EXCLUDE_FROM_ALL ${CMAKE_CURRENT_SOURCE_DIR}/cmake/boost_${library}.cpp)
            target_link_libraries(clerk_boost_${library} PUBLIC Boost::headers)
            target_compile_features(clerk_boost_${library} PUBLIC cxx_std_20)
        endforeach()
    else()
        set(clerk_boost_json Boost::json)
        set(clerk_boost_test Boost::unit_test_framework)
    endif()
endmacro()
