# The report page in a real browser.
add_test(NAME report/browser COMMAND Python3::Interpreter "${CMAKE_CURRENT_SOURCE_DIR}/report/browser.py"
  "$<TARGET_FILE:newscorpus>" "${PROJECT_SOURCE_DIR}/examples/corpus" "${PROJECT_BINARY_DIR}/tests/report")
set_tests_properties(report/browser PROPERTIES LABELS report TIMEOUT 300 SKIP_RETURN_CODE 77)
