# Floors under what the library finds: events and their confidence on sentences of our own, all else where the annotated data lies
# beside the project (NEWSCORPUS_SHARED, ../shared).
set(judged floors sentences trees names meaning petrarch events calibration muc4 evidence chains)
if(NOT NEWSCORPUS_SANITIZE)
  list(APPEND judged aliases) # asks the command of thousands of pairs, one by one
endif()
foreach(what IN LISTS judged)
  add_test(NAME quality/${what} COMMAND Python3::Interpreter "${CMAKE_CURRENT_SOURCE_DIR}/quality/${what}.py"
    "$<TARGET_FILE:newscorpus>" "${PROJECT_SOURCE_DIR}")
  set_tests_properties(quality/${what} PROPERTIES LABELS quality TIMEOUT 600 SKIP_RETURN_CODE 77)
endforeach()
