/// The colours of Python source on each theme.
#pragma once

#include "ui/theme/theme.hpp"

#include <QFont>

class QsciLexerPython;

namespace simul::ui {

void apply_colors(QsciLexerPython& lexer, const Theme& theme);

/// FontRole::MonoSmall with its size in points: QScintilla knows no pixels.
QFont editor_font();

} // namespace simul::ui
