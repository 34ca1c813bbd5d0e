# A model of a toy treebank, from its sentences to the analysis of an article.
if(TARGET newscorpus-train)
  add_test(NAME train/toy COMMAND Python3::Interpreter "${CMAKE_CURRENT_SOURCE_DIR}/train/toy.py"
    "$<TARGET_FILE:newscorpus-train>" "$<TARGET_FILE:newscorpus>" "${PROJECT_SOURCE_DIR}/examples/training")
  set_tests_properties(train/toy PROPERTIES LABELS train TIMEOUT 600 ENVIRONMENT "PYTHONDONTWRITEBYTECODE=1")
endif()
