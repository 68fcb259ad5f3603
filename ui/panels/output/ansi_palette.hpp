/// What an escape's colours look like on a theme's console.
#pragma once

#include "ui/panels/output/ansi.hpp"
#include "ui/theme/theme.hpp"

namespace simul::ui {

/// The sixteen named colours are chosen for each theme, so that all of them can be read on its background;
/// the 216 of the cube and the greys are xterm's. `fallback` is for Kind::Default.
QColor color_of(const AnsiColor& color, const Theme& theme, const QColor& fallback);

/// Ink and paper of a style: inverse, faint and concealed are worked in. An invalid paper means none.
struct InkAndPaper {
    QColor ink;
    QColor paper;
};
InkAndPaper ink_and_paper(const TextStyle& style, const Theme& theme);

} // namespace simul::ui
