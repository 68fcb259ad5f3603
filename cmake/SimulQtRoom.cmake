# A room of the window: as simul_room, with moc, Qt's headers precompiled, and tests that run in a QApplication on
# the offscreen platform.
function(simul_qt_room name)
  simul_room(${name} ${ARGN} TEST_MAIN simul::qt_test_support)
  if(TARGET simul_${name})
    get_target_property(type simul_${name} TYPE)
    if(NOT type STREQUAL "INTERFACE_LIBRARY")
      target_precompile_headers(simul_${name} REUSE_FROM simul_qt_headers)
      target_link_libraries(simul_${name} PRIVATE simul_qt_definitions)
    endif()
  endif()
endfunction()
