# SPDX-License-Identifier: BSL-1.0
# cmake -P: runs the portfile with stand-ins for vcpkg's commands, which do from the local tree what vcpkg's manual says
# of them. PORTFILE, WORK (an empty directory), CMAKE_ARGUMENTS.
set(CURRENT_PACKAGES_DIR ${WORK}/packages)
set(PORT clerk)
set(done "")

macro(record name)
    list(APPEND done ${name})
endmacro()

function(run)
    execute_process(COMMAND ${ARGN} COMMAND_ERROR_IS_FATAL ANY OUTPUT_VARIABLE output ERROR_VARIABLE output ECHO_OUTPUT_VARIABLE)
    # "Manually-specified variables were not used by the project": an option that does not exist.
    if(output MATCHES "not used by the project")
        message(FATAL_ERROR "the portfile sets an option that does not exist")
    endif()
endfunction()

macro(vcpkg_cmake_configure)
    record(configure)
    cmake_parse_arguments(arg "" "SOURCE_PATH" "OPTIONS" ${ARGN})
    run(${CMAKE_COMMAND} -S ${arg_SOURCE_PATH} -B ${WORK}/build --install-prefix ${CURRENT_PACKAGES_DIR}
        -DCMAKE_INSTALL_LIBDIR=lib ${arg_OPTIONS} ${CMAKE_ARGUMENTS})
endmacro()

macro(vcpkg_cmake_install)
    record(install)
    run(${CMAKE_COMMAND} --install ${WORK}/build)
endmacro()

# Moves the package files to share/PORT. vcpkg also mends the paths in them; this does so for the depth of the directory.
macro(vcpkg_cmake_config_fixup)
    record(config_fixup)
    cmake_parse_arguments(arg "" "CONFIG_PATH" "" ${ARGN})
    file(GLOB package_files ${CURRENT_PACKAGES_DIR}/${arg_CONFIG_PATH}/clerkConfig.cmake)
    if(NOT package_files)
        message(FATAL_ERROR "there is no package in ${arg_CONFIG_PATH}")
    endif()
    file(MAKE_DIRECTORY ${CURRENT_PACKAGES_DIR}/share)
    file(RENAME ${CURRENT_PACKAGES_DIR}/${arg_CONFIG_PATH} ${CURRENT_PACKAGES_DIR}/share/${PORT})
    file(READ ${CURRENT_PACKAGES_DIR}/share/${PORT}/clerkTargets.cmake text)
    string(REPLACE
        "get_filename_component(_IMPORT_PREFIX \"\${_IMPORT_PREFIX}\" PATH)\nget_filename_component(_IMPORT_PREFIX \"\${_IMPORT_PREFIX}\" PATH)\n"
        "get_filename_component(_IMPORT_PREFIX \"\${_IMPORT_PREFIX}\" PATH)\n" text "${text}")
    file(WRITE ${CURRENT_PACKAGES_DIR}/share/${PORT}/clerkTargets.cmake "${text}")
    file(REMOVE_RECURSE ${CURRENT_PACKAGES_DIR}/lib/cmake)
endmacro()

macro(vcpkg_fixup_pkgconfig)
    record(fixup_pkgconfig)
    if(NOT EXISTS ${CURRENT_PACKAGES_DIR}/lib/pkgconfig/clerk.pc)
        message(FATAL_ERROR "there is no clerk.pc")
    endif()
endmacro()

macro(vcpkg_install_copyright)
    record(install_copyright)
    cmake_parse_arguments(arg "" "" "FILE_LIST" ${ARGN})
    file(INSTALL ${arg_FILE_LIST} DESTINATION ${CURRENT_PACKAGES_DIR}/share/${PORT} RENAME copyright)
endmacro()

include(${PORTFILE})

if(NOT done STREQUAL "configure;install;config_fixup;fixup_pkgconfig;install_copyright")
    message(FATAL_ERROR "the portfile did: ${done}")
endif()
