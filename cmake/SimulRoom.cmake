# A room is a folder with one purpose: a library `simul::<NAME>` and, beside its sources, its tests.
#
#   simul_room(loop
#     SOURCES event_loop.cpp future.cpp      # .cpp files of this folder
#     DEPENDS simul::time                    # rooms and libraries whose headers this room's headers may include
#     PRIVATE_DEPENDS fmt::fmt               # used in its .cpp files only
#     TESTS event_loop_test.cpp              # become the test program <NAME>_tests, each TEST_CASE one CTest test
#     TEST_DEPENDS simul::native             # what the tests use beyond the room
#     TEST_MAIN simul::test_support)         # what gives the test program its main(); this is the default
function(simul_room name)
  cmake_parse_arguments(ROOM "" "TEST_MAIN" "SOURCES;DEPENDS;PRIVATE_DEPENDS;TESTS;TEST_DEPENDS" ${ARGN})
  if(ROOM_SOURCES)
    add_library(simul_${name} STATIC ${ROOM_SOURCES})
    target_link_libraries(simul_${name} PUBLIC ${ROOM_DEPENDS} PRIVATE simul::options ${ROOM_PRIVATE_DEPENDS})
    target_include_directories(simul_${name} PUBLIC "${CMAKE_SOURCE_DIR}")
  else()
    add_library(simul_${name} INTERFACE)
    target_link_libraries(simul_${name} INTERFACE ${ROOM_DEPENDS})
    target_include_directories(simul_${name} INTERFACE "${CMAKE_SOURCE_DIR}")
  endif()
  add_library(simul::${name} ALIAS simul_${name})
  if(SIMUL_TESTS AND ROOM_TESTS)
    if(NOT ROOM_TEST_MAIN)
      set(ROOM_TEST_MAIN simul::test_support)
    endif()
    add_executable(${name}_tests ${ROOM_TESTS})
    target_link_libraries(${name}_tests PRIVATE simul::${name} ${ROOM_TEST_MAIN} simul::options ${ROOM_TEST_DEPENDS})
    # One precompiled header serves all test programs with the same main().
    string(REPLACE "::" "_" main_target "${ROOM_TEST_MAIN}")
    target_precompile_headers(${name}_tests REUSE_FROM ${main_target})
    simul_discover_tests(${name}_tests)
  endif()
endfunction()

# Every TEST_CASE of a Catch2 program becomes a CTest test named "<program>: <test case>", labelled by the folder of the
# checkout that it lies in; the target all_<folder>_tests builds the programs of one such folder: all_core_tests.
function(simul_discover_tests target)
  file(RELATIVE_PATH folder "${CMAKE_SOURCE_DIR}" "${CMAKE_CURRENT_SOURCE_DIR}")
  string(REGEX REPLACE "/.*" "" folder "${folder}")
  if(NOT TARGET all_${folder}_tests)
    add_custom_target(all_${folder}_tests)
  endif()
  add_dependencies(all_${folder}_tests ${target})
  catch_discover_tests(${target} TEST_PREFIX "${target}: " ${ARGN} PROPERTIES LABELS ${folder})
endfunction()
