# Bad inputs: invalid/<case>/case makes an input and says exactly what is reported. One program on the public API runs
# them all; what the words in a case mean stands in its opening comment.
add_executable(invalid_case "${CMAKE_CURRENT_SOURCE_DIR}/invalid/run_case.c")
target_link_libraries(invalid_case PRIVATE newscorpus_flags newscorpus_shared ZLIB::ZLIB Zstd::Zstd)
set_target_properties(invalid_case PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests/invalid")
file(GLOB invalid_cases CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/invalid/*/case")
foreach(file ${invalid_cases})
  get_filename_component(folder "${file}" DIRECTORY)
  get_filename_component(name "${folder}" NAME)
  add_test(NAME invalid/${name} COMMAND invalid_case "${file}" "${PROJECT_BINARY_DIR}/tests/invalid/work/${name}")
  set_tests_properties(invalid/${name} PROPERTIES LABELS invalid TIMEOUT 60 SKIP_RETURN_CODE 77)
endforeach()
