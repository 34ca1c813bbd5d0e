# The specification of the corpus format: its examples are the tests.
add_executable(conformance_spec conformance/spec.c)
set_target_properties(conformance_spec PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests/conformance")
target_include_directories(conformance_spec PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}
  $<TARGET_PROPERTY:newscorpus_objects,INCLUDE_DIRECTORIES>)
target_link_libraries(conformance_spec PRIVATE newscorpus_test_base newscorpus_flags Unistring::Unistring ZLIB::ZLIB
  Zstd::Zstd Threads::Threads)
add_test(NAME conformance/spec COMMAND conformance_spec "${CMAKE_CURRENT_SOURCE_DIR}/conformance/spec.md")
set_tests_properties(conformance/spec PROPERTIES LABELS conformance TIMEOUT 60)
