# Fails unless PROGRAM prints what FILE holds.
execute_process(COMMAND "${PROGRAM}" OUTPUT_VARIABLE printed COMMAND_ERROR_IS_FATAL ANY)
file(READ "${FILE}" held)
if(NOT printed STREQUAL held)
  message(FATAL_ERROR "${FILE} is not what ${PROGRAM} prints: run it, and commit what it says")
endif()
