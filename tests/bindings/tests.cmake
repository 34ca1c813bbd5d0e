# The tests of the bindings: each file of the Python package's, and the Lua package's under every version.

# With sanitizers the interpreters, which know nothing of them, load the run-time library first. Leaks of the interpreters
# themselves are not ours to report.
set(interpreter_preload)
if(NEWSCORPUS_SANITIZE MATCHES "address")
  execute_process(COMMAND ${CMAKE_C_COMPILER} -print-file-name=libasan.so OUTPUT_VARIABLE runtime
    OUTPUT_STRIP_TRAILING_WHITESPACE)
  set(interpreter_preload "LD_PRELOAD=${runtime}" "ASAN_OPTIONS=detect_leaks=0:quarantine_size_mb=1:thread_local_quarantine_size_kb=64" "PYTHONMALLOC=malloc")
endif()

if(NEWSCORPUS_PYTHON)
  file(GLOB files CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/bindings/python/tests/test_*.py")
  foreach(file ${files})
    get_filename_component(name "${file}" NAME_WE)
    string(REGEX REPLACE "^test_" "" name "${name}")
    if(NEWSCORPUS_SANITIZE AND name MATCHES "package|pandas|spark") # nothing of ours runs there, or not in this process
      continue()
    endif()
    add_test(NAME bindings/python/${name} COMMAND "${CMAKE_CURRENT_SOURCE_DIR}/bindings/run.sh" "${PROJECT_BINARY_DIR}"
      "${Python3_EXECUTABLE}" "${file}")
    set_tests_properties(bindings/python/${name} PROPERTIES LABELS bindings TIMEOUT 600 SKIP_RETURN_CODE 77
      ENVIRONMENT "NEWSCORPUS_SAMPLE=${CMAKE_CURRENT_SOURCE_DIR}/parity/sample.ncf;${interpreter_preload}")
  endforeach()
endif()

if(NEWSCORPUS_LUA)
  find_package(PkgConfig REQUIRED)
  foreach(version ${NEWSCORPUS_LUA_VERSIONS})
    find_program(LUA_${version}_PROGRAM NAMES lua${version} lua-${version})
    set(folder "${PROJECT_BINARY_DIR}/tests/bindings/lua-${version}")
    file(MAKE_DIRECTORY "${folder}")
    set(paths "LUA_PATH=${PROJECT_BINARY_DIR}/lua/?.lua\\;${PROJECT_BINARY_DIR}/lua/?/init.lua"
      "LUA_CPATH=${PROJECT_BINARY_DIR}/lua/${version}/?.so")
    if(LUA_${version}_PROGRAM)
      add_test(NAME bindings/lua/${version} COMMAND "${LUA_${version}_PROGRAM}"
        "${PROJECT_SOURCE_DIR}/bindings/lua/tests/test_newscorpus.lua" "${CMAKE_CURRENT_SOURCE_DIR}/parity/sample.ncf"
        "${folder}")
      set_tests_properties(bindings/lua/${version} PROPERTIES LABELS bindings TIMEOUT 600
        ENVIRONMENT "${paths};${interpreter_preload}")
    endif()
    # The interpreter's own allocator fails at every point in turn. The program counts blocks itself, as sanitizers do.
    pkg_search_module(LUA_${version} QUIET lua${version} lua-${version})
    if(LUA_${version}_FOUND AND NOT NEWSCORPUS_SANITIZE)
      set(target lua_memory_${version})
      add_executable(${target} "${PROJECT_SOURCE_DIR}/bindings/lua/tests/memory.c")
      target_include_directories(${target} SYSTEM PRIVATE ${LUA_${version}_INCLUDE_DIRS})
      target_link_libraries(${target} PRIVATE newscorpus_flags ${LUA_${version}_LINK_LIBRARIES})
      set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests/bindings")
      add_test(NAME bindings/lua/memory-${version} COMMAND ${target} "${CMAKE_CURRENT_SOURCE_DIR}/parity/sample.ncf")
      set_tests_properties(bindings/lua/memory-${version} PROPERTIES LABELS bindings TIMEOUT 600 ENVIRONMENT "${paths}")
    endif()
  endforeach()
endif()
