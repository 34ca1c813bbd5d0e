# Threads and surroundings: results do not depend on them.
add_executable(threads_invariance threads/invariance.c bench/generate.c)
target_link_libraries(threads_invariance PRIVATE newscorpus_static newscorpus_flags Threads::Threads)
set_target_properties(threads_invariance PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests/threads")
add_test(NAME threads/invariance COMMAND threads_invariance "${PROJECT_SOURCE_DIR}/examples/corpus")
set_tests_properties(threads/invariance PROPERTIES LABELS threads TIMEOUT 600)
add_executable(threads_linking threads/linking.c)
target_link_libraries(threads_linking PRIVATE newscorpus_static newscorpus_flags Threads::Threads)
set_target_properties(threads_linking PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests/threads")
add_test(NAME threads/linking COMMAND threads_linking)
set_tests_properties(threads/linking PROPERTIES LABELS threads TIMEOUT 900 COST 200)
add_executable(threads_small_stack threads/small_stack.c)
target_link_libraries(threads_small_stack PRIVATE newscorpus_static newscorpus_flags Threads::Threads)
set_target_properties(threads_small_stack PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests/threads")
if(NOT NEWSCORPUS_SANITIZE AND NOT CMAKE_C_FLAGS_RELWITHDEBINFO MATCHES "coverage") # which make frames larger
  add_test(NAME threads/small_stack COMMAND threads_small_stack "${PROJECT_SOURCE_DIR}/examples/corpus"
    "${PROJECT_BINARY_DIR}/tests/threads")
  set_tests_properties(threads/small_stack PROPERTIES LABELS threads)
endif()
add_test(NAME threads/surroundings COMMAND Python3::Interpreter "${CMAKE_CURRENT_SOURCE_DIR}/threads/surroundings.py"
  "$<TARGET_FILE:newscorpus>" "${PROJECT_SOURCE_DIR}/examples/corpus")
set_tests_properties(threads/surroundings PROPERTIES LABELS threads)
