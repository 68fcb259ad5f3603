# Optimising by what a program does when it runs, as CPython's own builds are: one build records a profile of itself,
# another is optimised by it. `./dev optimise` does both.
set(SIMUL_PROFILE "" CACHE STRING "record: build what records a profile; use: optimise by the one that was recorded")
set(SIMUL_PROFILE_FOLDER "${CMAKE_SOURCE_DIR}/build/profile" CACHE PATH "Where the profile lies")
set_property(CACHE SIMUL_PROFILE PROPERTY STRINGS "" record use)

if(SIMUL_PROFILE)
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    message(FATAL_ERROR "SIMUL_PROFILE is for GCC; leave it out with ${CMAKE_CXX_COMPILER_ID}")
  endif()
  # Files are known by their place in the build folder: a profile serves any other one.
  set(place -fprofile-prefix-path=${CMAKE_BINARY_DIR})
  if(SIMUL_PROFILE STREQUAL "record")
    set(flags -fprofile-generate=${SIMUL_PROFILE_FOLDER} ${place})
  elseif(SIMUL_PROFILE STREQUAL "use")
    # What the recorded programs do not reach, the window above all, is compiled as ever.
    set(flags -fprofile-use=${SIMUL_PROFILE_FOLDER} ${place} -fprofile-partial-training -fprofile-correction
              -Wno-missing-profile -Wno-coverage-mismatch)
  else()
    message(FATAL_ERROR "SIMUL_PROFILE is \"record\", \"use\" or empty, not \"${SIMUL_PROFILE}\"")
  endif()
  add_compile_options(${flags})
  add_link_options(${flags})
endif()
