# Checks of the tree itself and of what was built: each meta/check_*.py is one, called with the source and the build folder.
file(GLOB meta_checks CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/meta/check_*.py")
foreach(check ${meta_checks})
  get_filename_component(name "${check}" NAME_WE)
  string(REGEX REPLACE "^check_" "" name "${name}")
  add_test(NAME meta/${name} COMMAND Python3::Interpreter "${check}" "${PROJECT_SOURCE_DIR}" "${PROJECT_BINARY_DIR}")
  set_tests_properties(meta/${name} PROPERTIES LABELS meta SKIP_RETURN_CODE 77
    ENVIRONMENT "CC=${CMAKE_C_COMPILER};PYTHONDONTWRITEBYTECODE=1")
endforeach()
