# Every allocation of the quickstart and its neighbours fails: each alone, and each with all after it.
add_executable(oom_sweep oom/sweep.c)
target_link_libraries(oom_sweep PRIVATE newscorpus_static newscorpus_flags)
set_target_properties(oom_sweep PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests/oom")
add_test(NAME oom/sweep COMMAND oom_sweep "${PROJECT_SOURCE_DIR}/examples/corpus" "${PROJECT_BINARY_DIR}/tests/oom"
  "${PROJECT_BINARY_DIR}/fuzz/seeds/model/small.ncm")
set_tests_properties(oom/sweep PROPERTIES LABELS oom TIMEOUT 900 COST 400 FIXTURES_REQUIRED small_model) # begins first: nothing takes longer
