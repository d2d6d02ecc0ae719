# SPDX-License-Identifier: BSL-1.0
# clerk::compiled and clerk::testing of an installed package: made of its headers in the build of whoever links them, with
# that build's compiler and flags; not at all where nobody does.
if(TARGET clerk_compiled)
    return()
endif()

add_library(clerk_compiled STATIC EXCLUDE_FROM_ALL ${CMAKE_CURRENT_LIST_DIR}/clerk.cpp)
target_link_libraries(clerk_compiled PUBLIC clerk::clerk)
target_compile_definitions(clerk_compiled PUBLIC CLERK_SEPARATE_COMPILATION)
add_library(clerk::compiled ALIAS clerk_compiled)

add_library(clerk_testing STATIC EXCLUDE_FROM_ALL ${CMAKE_CURRENT_LIST_DIR}/clerk_testing.cpp)
target_link_libraries(clerk_testing PUBLIC clerk_compiled)
add_library(clerk::testing ALIAS clerk_testing)
