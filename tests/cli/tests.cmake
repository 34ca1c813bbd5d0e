# The command as a user meets it.
add_test(NAME cli/command COMMAND Python3::Interpreter "${CMAKE_CURRENT_SOURCE_DIR}/cli/command.py"
  "$<TARGET_FILE:newscorpus>" "${PROJECT_SOURCE_DIR}/examples/corpus")
set_tests_properties(cli/command PROPERTIES LABELS cli TIMEOUT 300)
get_property(built_in_model GLOBAL PROPERTY NEWSCORPUS_BUILT_IN_MODEL)
if(built_in_model)
  add_test(NAME cli/meaning COMMAND Python3::Interpreter "${CMAKE_CURRENT_SOURCE_DIR}/cli/meaning.py"
    "$<TARGET_FILE:newscorpus>" "${PROJECT_SOURCE_DIR}/docs/meaning.md")
  set_tests_properties(cli/meaning PROPERTIES LABELS cli)
endif()
if(NOT NEWSCORPUS_SANITIZE) # the leak checker cannot be traced
  add_test(NAME cli/files COMMAND Python3::Interpreter "${CMAKE_CURRENT_SOURCE_DIR}/cli/files.py"
    "$<TARGET_FILE:newscorpus>" "${PROJECT_SOURCE_DIR}/examples/corpus")
  set_tests_properties(cli/files PROPERTIES LABELS cli TIMEOUT 120 SKIP_RETURN_CODE 77)
endif()
