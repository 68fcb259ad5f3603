/// The choices of how lanes are grouped and sorted, in the Lanes menu.
#pragma once

#include "ui/timeline/view_state.hpp"

#include <QMenu>

namespace simul::ui {

/// Adds the choices to `menu`, and keeps their marks true to the arrangement of `state`. Both outlive the
/// menu's actions.
void add_lane_choices(QMenu& menu, ViewState& state);

} // namespace simul::ui
