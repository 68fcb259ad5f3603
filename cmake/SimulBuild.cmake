# How everything is compiled: language, warnings, sanitizers, the compiler cache.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)

# "Dev" keeps assertions and is fast enough for the conformance tests; -g1 keeps line numbers and small objects. What a
# release assumes of aliasing is assumed here too, so that the tests are about it.
# Not as cache entries: project() has made empty ones for every build type it does not know.
if(NOT CMAKE_CXX_FLAGS_DEV)
  set(CMAKE_CXX_FLAGS_DEV "-O1 -g1 -fstrict-aliasing")
endif()
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

find_program(SIMUL_CCACHE ccache)
if(SIMUL_CCACHE)
  # The base directory lets checkouts at different places share one cache; precompiled headers need the sloppiness.
  set(CMAKE_CXX_COMPILER_LAUNCHER
      ${CMAKE_COMMAND} -E env
      CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1
      CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
      ${SIMUL_CCACHE})
endif()

add_library(simul_options INTERFACE)
add_library(simul::options ALIAS simul_options)
target_include_directories(simul_options INTERFACE "${CMAKE_SOURCE_DIR}")
if(MSVC)
  target_compile_options(simul_options INTERFACE /W4 /permissive- /utf-8 $<$<BOOL:${SIMUL_WARNINGS_AS_ERRORS}>:/WX>)
else()
  target_compile_options(simul_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wconversion -Wno-sign-conversion
    $<$<BOOL:${SIMUL_WARNINGS_AS_ERRORS}>:-Werror>)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC 12 sees uninitialised members in every std::variant and std::optional that holds a container, and, where it
  # optimises, overlapping and endless copies in "text" + std::string (its bug 105651).
  target_compile_options(simul_options INTERFACE
    -fpch-preprocess -Wno-maybe-uninitialized
    $<$<NOT:$<CONFIG:Dev>>:-Wno-array-bounds;-Wno-restrict;-Wno-stringop-overflow>)
elseif(CMAKE_CXX_COMPILER_ID MATCHES "Clang" AND NOT MSVC)
  target_compile_options(simul_options INTERFACE "SHELL:-Xclang -fno-pch-timestamp")
endif()
if(SIMUL_SANITIZE)
  # On every target alike, or precompiled headers and templates would be compiled two ways.
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
