# Floors under what the library finds: events and their confidence on sentences of our own, all else where the annotated data lies
# beside the project (NEWSCORPUS_SHARED, ../shared).
foreach(what floors sentences trees names meaning petrarch events calibration muc4 evidence aliases chains)
  add_test(NAME quality/${what} COMMAND Python3::Interpreter "${CMAKE_CURRENT_SOURCE_DIR}/quality/${what}.py"
    "$<TARGET_FILE:newscorpus>" "${PROJECT_SOURCE_DIR}")
  set_tests_properties(quality/${what} PROPERTIES LABELS quality TIMEOUT 600 SKIP_RETURN_CODE 77)
endforeach()
