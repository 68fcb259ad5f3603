/// A run as a small picture: lanes and nothing else.
#pragma once

#include "core/trace/trace.hpp"
#include "ui/theme/theme.hpp"

#include <QImage>

namespace simul::ui {

/// The first lanes that find room, in the order of creation. `scale`: pixels per logical pixel. Any thread.
QImage thumbnail_of(const trace::Trace& trace, const Theme& theme, QSize size, double scale);

} // namespace simul::ui
