/// Light or dark, for the whole application.
#pragma once

#include "ui/window/preferences.hpp"

class QApplication;

namespace simul::ui {

/// Style, palette and style sheet of all windows; may be called again at any time. ThemeChoice::System
/// follows the desktop: from Qt 6.5 on while the program runs, before that as it was at the start.
void apply_appearance(QApplication& application, ThemeChoice choice);

} // namespace simul::ui
