/// Going to an event, from wherever it was found.
#pragma once

#include "ui/window/stage.hpp"

namespace simul::ui {

/// Brings the lane into view: out of a folded group, of hiding, or of a filter if need be.
/// REQUIRES, here and below: the stage shows a run.
void show_lane(Stage& stage, LaneId lane);

/// Stops playing, puts the playhead on the event, selects it in its lane and shows both. Code outside of
/// tasks has a lane only where it held the thread: without one, what is selected stays.
void jump_to(Stage& stage, trace::EventIndex event);

/// The lane of the event; nullopt if it has none.
std::optional<LaneId> lane_of(ViewState& view, trace::EventIndex event);

} // namespace simul::ui
