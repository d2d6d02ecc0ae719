# SPDX-License-Identifier: BSL-1.0
# Installs the headers, the CMake package and clerk.pc: nothing compiled, but clerk-emulator where that is built. Of
# clerk::compiled and clerk::testing the package has the sources; see clerkCompiled.cmake.
include(CMakePackageConfigHelpers)

set(package_directory ${CMAKE_INSTALL_LIBDIR}/cmake/clerk)

install(DIRECTORY include/clerk DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(TARGETS clerk EXPORT clerk)
install(EXPORT clerk NAMESPACE clerk:: FILE clerkTargets.cmake DESTINATION ${package_directory})

configure_package_config_file(cmake/clerkConfig.cmake.in clerkConfig.cmake INSTALL_DESTINATION ${package_directory})
write_basic_package_version_file(clerkConfigVersion.cmake COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)
install(FILES
    ${CMAKE_CURRENT_BINARY_DIR}/clerkConfig.cmake
    ${CMAKE_CURRENT_BINARY_DIR}/clerkConfigVersion.cmake
    cmake/clerkCompiled.cmake
    cmake/clerk.cpp
    cmake/clerk_testing.cpp
    DESTINATION ${package_directory})

file(RELATIVE_PATH prefix_from_pkgconfig /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
configure_file(cmake/clerk.pc.in clerk.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/clerk.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

if(CLERK_BUILD_TOOLS)
    install(TARGETS clerk-emulator RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()
