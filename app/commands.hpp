/// The commands. Each returns the exit status: 0 fine, 1 the program failed, 2 bad usage or a refused file,
/// 3 deadlock, 4 a limit was reached, 130 interrupted.
#pragma once

#include "app/command_line.hpp"

namespace simul::app {

// `argc` and `argv` are main's.

/// Shows the window until it is closed. Qt takes out the arguments that it knows.
int run(const WindowCommand& command, int& argc, char** argv);
int run(const ExportCommand& command, char** argv);
/// The part of it that needs Qt.
int draw_picture(const ExportCommand& command, char** argv);
int run(const RunCommand& command);
int run(const CompareCommand& command);
int run(const SweepCommand& command);
int run(const WhatIfCommand& command);
int run(const CheckCommand& command);
int run(const ListCommand& command);

} // namespace simul::app
