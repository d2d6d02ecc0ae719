# SPDX-License-Identifier: BSL-1.0
# How the project builds its own code. Nothing here reaches a target that merely links clerk::clerk.

# ccache where it is installed and nobody chose a launcher. The sloppiness is what precompiled headers need.
if(PROJECT_IS_TOP_LEVEL AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
    find_program(CLERK_CCACHE ccache)
    if(CLERK_CCACHE)
        # Relative to the source tree, so that another checkout of it finds what this one compiled.
        set(CMAKE_CXX_COMPILER_LAUNCHER
            ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
            CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${CLERK_CCACHE})
    endif()
endif()

if(PROJECT_IS_TOP_LEVEL)
    set(CMAKE_CXX_EXTENSIONS OFF)
    set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
endif()

set(clerk_is_clang FALSE)
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    set(clerk_is_clang TRUE)
endif()

# ---- warnings ----------------------------------------------------------------------------------------------------

add_library(clerk_development INTERFACE)
set(clerk_warning_flags
    -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wold-style-cast -Wnon-virtual-dtor)
if(CLERK_WARNINGS_AS_ERRORS)
    list(APPEND clerk_warning_flags -Werror)
endif()
if(NOT MSVC)
    target_compile_options(clerk_development INTERFACE ${clerk_warning_flags})
endif()

# ---- sanitizers and coverage ---------------------------------------------------------------------------------------

# Sets `variable` to the flags for a comma-separated list of sanitizers.
function(clerk_sanitizer_flags list variable)
    set(flags -fsanitize=${list} -fno-omit-frame-pointer)
    if(list MATCHES "undefined")
        list(APPEND flags -fno-sanitize-recover=undefined)
        if(clerk_is_clang)
            # clang's check of function types reads a prefix that the parts of a coroutine do not have.
            list(APPEND flags -fno-sanitize=function)
        endif()
    endif()
    if(NOT clerk_is_clang)
        # g++ 12 reports these from inside Boost once its optimizer sees instrumented code.
        list(APPEND flags -Wno-maybe-uninitialized -Wno-tsan)
    endif()
    set(${variable} ${flags} PARENT_SCOPE)
endfunction()

if(CLERK_SANITIZE)
    clerk_sanitizer_flags("${CLERK_SANITIZE}" sanitizer_flags)
    add_compile_options(${sanitizer_flags})
    add_link_options(-fsanitize=${CLERK_SANITIZE})
endif()

if(CLERK_COVERAGE)
    add_compile_options(--coverage)
    add_link_options(--coverage)
    find_program(CLERK_GCOVR gcovr)
    if(CLERK_GCOVR)
        add_custom_target(coverage_report
            COMMAND ${CLERK_GCOVR} --root ${CMAKE_CURRENT_SOURCE_DIR} --filter include/ --object-directory
                ${CMAKE_CURRENT_BINARY_DIR} --exclude-throw-branches --exclude-unreachable-branches --print-summary
            WORKING_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR}
            VERBATIM)
    endif()
endif()

# ---- the compiled libraries, once per set of flags -----------------------------------------------------------------

# clerk_add_compiled_libraries(SUFFIX EXCLUDE FLAGS…): clerk_compiledSUFFIX and clerk_testingSUFFIX. The flags reach
# whoever links them, so that a program and its libraries never differ in a sanitizer.
function(clerk_add_compiled_libraries suffix exclude)
    add_library(clerk_compiled${suffix} STATIC ${exclude} ${PROJECT_SOURCE_DIR}/cmake/clerk.cpp)
    target_link_libraries(clerk_compiled${suffix} PUBLIC clerk PRIVATE clerk_development)
    target_compile_definitions(clerk_compiled${suffix} PUBLIC CLERK_SEPARATE_COMPILATION)
    target_compile_options(clerk_compiled${suffix} PUBLIC ${ARGN})

    add_library(clerk_testing${suffix} STATIC ${exclude} ${PROJECT_SOURCE_DIR}/cmake/clerk_testing.cpp)
    target_link_libraries(clerk_testing${suffix} PUBLIC clerk_compiled${suffix} PRIVATE clerk_development)
endfunction()
