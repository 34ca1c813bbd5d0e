# CoNLL-U from the command: its rules, and treebanks that come back, where they lie beside the project.
add_test(NAME conllu/command COMMAND Python3::Interpreter "${CMAKE_CURRENT_SOURCE_DIR}/conllu/test_conllu.py"
  "$<TARGET_FILE:newscorpus>" "${PROJECT_SOURCE_DIR}")
set_tests_properties(conllu/command PROPERTIES LABELS conllu TIMEOUT 300)
add_test(NAME conllu/treebanks COMMAND Python3::Interpreter "${CMAKE_CURRENT_SOURCE_DIR}/conllu/treebanks.py"
  "$<TARGET_FILE:newscorpus>" "${PROJECT_SOURCE_DIR}")
set_tests_properties(conllu/treebanks PROPERTIES LABELS conllu TIMEOUT 300 SKIP_RETURN_CODE 77)
