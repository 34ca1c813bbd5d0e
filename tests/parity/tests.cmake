# C, Python and Lua print the same bytes for the same corpus: one with every layer and record, texts analysed here, and the
# quickstart of the examples.
if(NEWSCORPUS_PYTHON OR NEWSCORPUS_LUA)
  set(parity "${CMAKE_CURRENT_SOURCE_DIR}/parity")
  set(examples "${PROJECT_SOURCE_DIR}/examples")

  # parity_test(<name> <C program's source> <Python script> <Lua script> <arguments...>)
  function(parity_test name source python lua)
    get_filename_component(target "${source}" NAME_WE)
    get_filename_component(folder "${source}" DIRECTORY)
    get_filename_component(folder "${folder}" NAME)
    set(target ${folder}_${target})
    if(NOT TARGET ${target})
      add_executable(${target} "${source}")
      target_link_libraries(${target} PRIVATE newscorpus_shared newscorpus_flags)
      set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests/parity")
    endif()
    add_test(NAME ${name} COMMAND "${parity}/run.sh" "${PROJECT_BINARY_DIR}" "${Python3_EXECUTABLE}"
      $<TARGET_FILE:${target}> "${python}" "${lua}" ${ARGN})
    set_tests_properties(${name} PROPERTIES LABELS parity TIMEOUT 300 SKIP_RETURN_CODE 77
      ENVIRONMENT "${interpreter_preload}")
  endfunction()

  set(programs "${parity}/parity.c" "${parity}/parity.py" "${parity}/parity.lua")
  parity_test(parity/records ${programs} "${parity}/sample.ncf")
  parity_test(parity/conllu ${programs} "${parity}/sample.conllu")
  parity_test(parity/analysis ${programs} "${parity}/texts" analyze)
  parity_test(parity/examples ${programs} "${examples}/corpus" analyze)
  parity_test(parity/trees "${parity}/trees.c" "${parity}/trees.py" "${parity}/trees.lua" "${parity}/trees.ncf")
  parity_test(parity/trees-records ${programs} "${parity}/trees.ncf")
  parity_test(parity/meaning "${parity}/meaning.c" "${parity}/meaning.py" "${parity}/meaning.lua" "${parity}/meaning.ncf")
  parity_test(parity/meaning-records ${programs} "${parity}/meaning.ncf")
  set(coding "${parity}/coding.c" "${parity}/coding.py" "${parity}/coding.lua")
  parity_test(parity/coding-records ${coding} "${parity}/coding.ncf")
  parity_test(examples/quickstart "${examples}/c/quickstart.c" "${examples}/python/quickstart.py"
    "${examples}/lua/quickstart.lua" "${examples}/corpus")
  parity_test(examples/trees "${examples}/c/trees.c" "${examples}/python/trees.py" "${examples}/lua/trees.lua"
    "${parity}/trees.ncf")
  parity_test(examples/quotes "${examples}/c/quotes.c" "${examples}/python/quotes.py" "${examples}/lua/quotes.lua"
    "${parity}/meaning.ncf")

  # With a language model the example also reads what the command has analysed.
  get_property(built_in_model GLOBAL PROPERTY NEWSCORPUS_BUILT_IN_MODEL)
  if(built_in_model)
    set(analysed "${PROJECT_BINARY_DIR}/tests/parity/analysed.ncf")
    add_test(NAME examples/analysed COMMAND newscorpus analyze --quiet "${examples}/corpus" -o "${analysed}")
    set_tests_properties(examples/analysed PROPERTIES LABELS parity FIXTURES_SETUP analysed)
    parity_test(examples/trees-analysed "${examples}/c/trees.c" "${examples}/python/trees.py" "${examples}/lua/trees.lua"
      "${analysed}")
    parity_test(examples/quotes-analysed "${examples}/c/quotes.c" "${examples}/python/quotes.py" "${examples}/lua/quotes.lua"
      "${analysed}")
    parity_test(parity/coding ${coding} "${parity}/coding.txt" "${parity}/dictionaries")
    parity_test(parity/trees-analysed "${parity}/trees.c" "${parity}/trees.py" "${parity}/trees.lua" "${analysed}")
    parity_test(parity/meaning-analysed "${parity}/meaning.c" "${parity}/meaning.py" "${parity}/meaning.lua" "${analysed}")
    set_tests_properties(examples/trees-analysed examples/quotes-analysed parity/trees-analysed parity/meaning-analysed PROPERTIES FIXTURES_REQUIRED analysed)
  endif()
endif()
