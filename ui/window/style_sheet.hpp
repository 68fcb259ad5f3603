/// What a palette cannot say about the look of widgets: corners, distances, the transport's buttons.
#pragma once

#include "ui/theme/theme.hpp"

#include <QString>

namespace simul::ui {

/// For the whole application, on top of the Fusion style and the theme's palette. Widgets opt in by name or
/// by property: `dim` (second-rank text), `segment` (half of a switch), `kind` (of a notice).
QString style_sheet(const Theme& theme);

} // namespace simul::ui
