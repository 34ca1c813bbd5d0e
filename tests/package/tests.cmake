# Every way to use the library from another project. A library with sanitizers or counters of coverage in it needs their
# run-time libraries in every consumer, which says nothing about consumers.
if(NEWSCORPUS_SANITIZE OR "${CMAKE_C_FLAGS} ${CMAKE_C_FLAGS_RELWITHDEBINFO}" MATCHES "--coverage")
  return()
endif()
add_test(NAME package/consumers COMMAND Python3::Interpreter "${CMAKE_CURRENT_SOURCE_DIR}/package/consumers.py"
  "${PROJECT_SOURCE_DIR}" "${PROJECT_BINARY_DIR}" "${PROJECT_SOURCE_DIR}/examples/corpus")
set_tests_properties(package/consumers PROPERTIES LABELS package TIMEOUT 600 RUN_SERIAL ON)
file(GLOB package_scripts CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/package/*.sh")
foreach(script ${package_scripts})
  get_filename_component(name "${script}" NAME_WE)
  add_test(NAME package/${name} COMMAND sh "${script}" "${PROJECT_SOURCE_DIR}" "${PROJECT_BINARY_DIR}")
  set_tests_properties(package/${name} PROPERTIES LABELS package TIMEOUT 900 SKIP_RETURN_CODE 77)
endforeach()
