# C, Python and Lua print the same bytes for the same corpus: one with every layer and record, and texts analysed here.
if(NEWSCORPUS_PYTHON OR NEWSCORPUS_LUA)
  set(parity "${CMAKE_CURRENT_SOURCE_DIR}/parity")
  add_executable(parity "${parity}/parity.c")
  target_link_libraries(parity PRIVATE newscorpus_shared newscorpus_flags)
  set_target_properties(parity PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests/parity")
  set(run "${parity}/run.sh" "${PROJECT_BINARY_DIR}" "${Python3_EXECUTABLE}" $<TARGET_FILE:parity>)
  add_test(NAME parity/records COMMAND ${run} "${parity}/sample.ncf")
  add_test(NAME parity/analysis COMMAND ${run} "${parity}/texts" analyze)
  add_test(NAME parity/examples COMMAND ${run} "${PROJECT_SOURCE_DIR}/examples/corpus" analyze)
  set_tests_properties(parity/records parity/analysis parity/examples PROPERTIES
    LABELS parity TIMEOUT 300 SKIP_RETURN_CODE 77)
endif()
