# Input that makes naive programs slow: time has to grow no faster than the input.
add_executable(pathological_growth pathological/growth.c)
target_link_libraries(pathological_growth PRIVATE newscorpus_static newscorpus_flags)
set_target_properties(pathological_growth PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests/pathological")
if(NOT NEWSCORPUS_SANITIZE)
  add_test(NAME pathological/growth COMMAND pathological_growth)
  set_tests_properties(pathological/growth PROPERTIES LABELS pathological TIMEOUT 900 RUN_SERIAL ON)
endif()

# Articles of which very many are alike: linking them has to take no longer either.
add_executable(pathological_linking pathological/linking.c)
target_link_libraries(pathological_linking PRIVATE newscorpus_static newscorpus_flags)
set_target_properties(pathological_linking PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests/pathological")
if(NOT NEWSCORPUS_SANITIZE)
  add_test(NAME pathological/linking COMMAND pathological_linking)
  set_tests_properties(pathological/linking PROPERTIES LABELS pathological TIMEOUT 900 RUN_SERIAL ON)
endif()
