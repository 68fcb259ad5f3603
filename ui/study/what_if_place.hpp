/// Places of a scenario's text that a what-if can be about.
#pragma once

#include "core/scenario/run.hpp"

#include <QString>
#include <QStringList>

namespace simul::ui {

/// The name of the innermost function whose body has the line (1-based), by indentation; empty at module
/// level.
QString function_at(const QString& source, int line);

/// The line without the white space around it; empty beyond the text.
QString line_text(const QString& source, int line);

/// "19" or "line 19" is a line, anything else a function; a factor is "0.5" or "×0.5". The error is a
/// sentence.
tl::expected<scenario::TimeScale, QString> read_what_if(const QString& place, const QString& factor);

} // namespace simul::ui
