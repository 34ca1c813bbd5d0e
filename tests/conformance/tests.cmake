# The specification of the corpus format, and of how CoNLL-U goes with it: the examples are the tests.
add_executable(conformance_spec conformance/spec.c)
set_target_properties(conformance_spec PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests/conformance")
target_include_directories(conformance_spec PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}
  $<TARGET_PROPERTY:newscorpus_objects,INCLUDE_DIRECTORIES>)
target_link_libraries(conformance_spec PRIVATE newscorpus_test_base newscorpus_flags Unistring::Unistring ZLIB::ZLIB
  Zstd::Zstd Threads::Threads)
foreach(name spec conllu)
  add_test(NAME conformance/${name} COMMAND conformance_spec "${CMAKE_CURRENT_SOURCE_DIR}/conformance/${name}.md")
  set_tests_properties(conformance/${name} PROPERTIES LABELS conformance TIMEOUT 60)
endforeach()
