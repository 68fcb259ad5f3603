/// One axis turns into another: what is in view on the way.
#pragma once

#include "ui/axis/axis.hpp"

#include <optional>

namespace simul::ui {

/// A value; it needs no trace once it is made. The same moments stay at the window's edges all the way, and
/// every event moves in a straight line.
class AxisMorph {
public:
    /// What ViewState::show_between_axes takes.
    struct Frame {
        double share;
        Range window;
        std::optional<Range> range;
    };

    AxisMorph(const trace::Trace& trace, const Axis& from, double share_of_both, Range window,
              std::optional<Range> range, AxisKind to);

    AxisKind to() const { return to_; }
    /// At 0 what was in view before, at 1 what will be.
    Frame at(double progress) const;

private:
    /// A stretch, on both of the axes that are mixed.
    struct Stretch {
        Range time;
        Range steps;
    };
    Range mixed(const Stretch& stretch, double share) const;

    AxisKind to_;
    double from_share_;
    double to_share_;
    double per_event_;
    Stretch window_;
    std::optional<Stretch> range_;
};

} // namespace simul::ui
