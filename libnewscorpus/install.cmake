# What is installed: headers, both libraries, the command, the CMake package and the pkg-config file.
if(NOT PROJECT_IS_TOP_LEVEL)
  return()
endif()

file(GLOB public_headers CONFIGURE_DEPENDS include/newscorpus/*.h)
install(FILES ${public_headers} "${CMAKE_CURRENT_BINARY_DIR}/include/newscorpus/version.h"
  DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/newscorpus)
install(TARGETS newscorpus_shared EXPORT newscorpus-targets)
install(TARGETS newscorpus_static EXPORT newscorpus-static-targets)
if(TARGET newscorpus)
  install(TARGETS newscorpus newscorpus-train)
  install(FILES ${manual_pages} DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
endif()

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/newscorpus")
configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/newscorpus-config.cmake.in" newscorpus-config.cmake
  INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(newscorpus-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES
  "${CMAKE_CURRENT_BINARY_DIR}/newscorpus-config.cmake" "${CMAKE_CURRENT_BINARY_DIR}/newscorpus-config-version.cmake"
  "${PROJECT_SOURCE_DIR}/cmake/FindUnistring.cmake" "${PROJECT_SOURCE_DIR}/cmake/FindZstd.cmake"
  DESTINATION ${package_dir})
install(EXPORT newscorpus-targets NAMESPACE newscorpus:: DESTINATION ${package_dir})
install(EXPORT newscorpus-static-targets NAMESPACE newscorpus:: DESTINATION ${package_dir})

# The pkg-config file is relocatable where the directories lie below the prefix, and right where they do not.
if(IS_ABSOLUTE "${CMAKE_INSTALL_LIBDIR}")
  set(NEWSCORPUS_PC_PREFIX "${CMAKE_INSTALL_PREFIX}")
else() # told from where the file lies: `cmake --install --prefix` may put it elsewhere than configured
  file(RELATIVE_PATH up "/prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/prefix")
  string(REGEX REPLACE "/$" "" up "${up}")
  set(NEWSCORPUS_PC_PREFIX "\${pcfiledir}/${up}")
endif()
foreach(dir LIBDIR INCLUDEDIR)
  if(IS_ABSOLUTE "${CMAKE_INSTALL_${dir}}")
    set(NEWSCORPUS_PC_${dir} "${CMAKE_INSTALL_${dir}}")
  else()
    set(NEWSCORPUS_PC_${dir} "\${prefix}/${CMAKE_INSTALL_${dir}}")
  endif()
endforeach()
configure_file("${PROJECT_SOURCE_DIR}/pkgconfig/newscorpus.pc.in" newscorpus.pc @ONLY)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/newscorpus.pc" DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
