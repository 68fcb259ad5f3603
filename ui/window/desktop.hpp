/// The desktop program.
#pragma once

#include <QString>
#include <optional>

namespace simul::ui {

struct DesktopOptions {
    QString file; ///< To open at the start; empty: the gallery.
};

/// Shows the window until it is closed; returns the process's exit status. Without a display: 2, and a
/// message on stderr. `argc` and `argv` are main's: Qt takes out what it knows.
int run_desktop(int& argc, char** argv, const DesktopOptions& options);

} // namespace simul::ui
