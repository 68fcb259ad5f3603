/// What users do to lanes, as changes of the view's arrangement.
#pragma once

#include "ui/timeline/view_state.hpp"

namespace simul::ui {

/// The lane that a command without a pointer means: the selected one, else that of the playhead's event;
/// nullopt if that is the program's, which always stands on top.
std::optional<LaneId> lane_meant(const ViewState& state);

void toggle_pinned(ViewState& state, LaneId lane);
void hide_lane(ViewState& state, LaneId lane);
void show_hidden_lanes(ViewState& state);

/// Lanes that high from now on, within what makes sense; `present` is how high they are.
inline constexpr double kLowestLane = 0.002;
inline constexpr double kHighestLane = 120;
void scale_lanes(ViewState& state, double factor, double present);

} // namespace simul::ui
