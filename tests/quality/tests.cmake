# Floors under what the library finds, where the annotated data lies beside the project (NEWSCORPUS_SHARED, ../shared).
add_test(NAME quality/floors COMMAND Python3::Interpreter "${CMAKE_CURRENT_SOURCE_DIR}/quality/floors.py"
  "$<TARGET_FILE:newscorpus>" "${PROJECT_SOURCE_DIR}")
set_tests_properties(quality/floors PROPERTIES LABELS quality TIMEOUT 600 SKIP_RETURN_CODE 77)
add_test(NAME quality/sentences COMMAND Python3::Interpreter "${CMAKE_CURRENT_SOURCE_DIR}/quality/sentences.py"
  "$<TARGET_FILE:newscorpus>" "${PROJECT_SOURCE_DIR}")
set_tests_properties(quality/sentences PROPERTIES LABELS quality TIMEOUT 600 SKIP_RETURN_CODE 77)
add_test(NAME quality/names COMMAND Python3::Interpreter "${CMAKE_CURRENT_SOURCE_DIR}/quality/names.py"
  "$<TARGET_FILE:newscorpus>" "${PROJECT_SOURCE_DIR}")
set_tests_properties(quality/names PROPERTIES LABELS quality TIMEOUT 600 SKIP_RETURN_CODE 77)
