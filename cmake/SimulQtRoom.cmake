# A room of the window: as simul_room, with moc, Qt's headers precompiled, and tests that run in a QApplication on
# the offscreen platform.
function(simul_qt_room name)
  cmake_parse_arguments(QT_ROOM "" "" "PRECOMPILE" ${ARGN})
  simul_room(${name} ${QT_ROOM_UNPARSED_ARGUMENTS} TEST_MAIN simul::qt_test_support)
  if(TARGET simul_${name})
    get_target_property(type simul_${name} TYPE)
    if(NOT type STREQUAL "INTERFACE_LIBRARY")
      target_precompile_headers(simul_${name} PRIVATE <QtWidgets> <algorithm> <memory> <vector>)
      target_compile_definitions(simul_${name} PRIVATE QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY)
    endif()
  endif()
endfunction()
