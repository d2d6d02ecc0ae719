# SPDX-License-Identifier: BSL-1.0
# Installs the headers, clerkConfig.cmake and clerk.pc. Only clerk::clerk, the headers, is installed: a program that
# wants the definitions compiled once includes <clerk/src.hpp> in a unit of its own, built with its own flags.
include(CMakePackageConfigHelpers)

set(package_directory ${CMAKE_INSTALL_LIBDIR}/cmake/clerk)

install(DIRECTORY include/clerk DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(TARGETS clerk EXPORT clerk)
install(EXPORT clerk NAMESPACE clerk:: FILE clerkTargets.cmake DESTINATION ${package_directory})

configure_package_config_file(cmake/clerkConfig.cmake.in clerkConfig.cmake INSTALL_DESTINATION ${package_directory})
write_basic_package_version_file(clerkConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/clerkConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/clerkConfigVersion.cmake
    DESTINATION ${package_directory})

file(RELATIVE_PATH prefix_from_pkgconfig /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
configure_file(cmake/clerk.pc.in clerk.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/clerk.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

if(CLERK_BUILD_TOOLS)
    install(TARGETS clerk-emulator RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()
