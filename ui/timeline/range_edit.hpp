/// How the measured range is chosen: by dragging and by keys, with edges that its ends snap to.
#pragma once

#include "ui/timeline/view_state.hpp"

namespace simul::ui {

/// An edge is where a segment of the selected lane begins or ends; without a selected lane, any event.
/// Keeps the end from which the range was begun, so that keys move the other one.
class RangeEdit {
public:
    /// `state` must outlive it.
    explicit RangeEdit(ViewState& state) : state_(state) {}

    // REQUIRES of all: the state shows a run.

    /// The range between two places of the axis; an end that lies within `reach` of an edge goes there.
    void drag(Position from, Position to, Position reach);
    /// Moves the free end to the next edge in that direction (1 or -1). Without a range it begins at the
    /// playhead. O(log n).
    void move_end_to_edge(int direction);
    void move_end_by(Position by);

private:
    void take_anchor();
    Position free_end() const;
    void set_free_end(Position end);
    Position snapped(Position at, Position reach) const;
    std::optional<Position> edge_beyond(Position from, int direction) const;

    ViewState& state_;
    Position anchor_ = 0; ///< The end that stays. Counts if the state's range has it for an end.
};

} // namespace simul::ui
