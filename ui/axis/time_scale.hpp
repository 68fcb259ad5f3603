/// Axis ↔ pixels.
#pragma once

#include "ui/axis/axis.hpp"

#include <cmath>

namespace simul::ui {

/// Maps the positions of `range` to the logical pixels from `left` to `left + width`, linearly. A value.
/// Positions are subtracted as integers before they become floating point: a nanosecond is exact after a
/// year of virtual time.
class TimeScale {
public:
    /// REQUIRES: range.length() > 0, width > 0.
    TimeScale(Range range, double left, double width)
        : range_(range), left_(left), px_per_unit_(width / static_cast<double>(range.length())),
          width_(width) {}

    double to_px(Position position) const {
        return left_ + static_cast<double>(position - range_.begin) * px_per_unit_;
    }
    /// For places between two positions (Axis::between).
    double to_px(double position) const {
        return left_ + (position - static_cast<double>(range_.begin)) * px_per_unit_;
    }
    /// The position at whose pixel `px` lies, rounded down.
    Position to_position(double px) const {
        return range_.begin + static_cast<Position>(std::floor((px - left_) / px_per_unit_));
    }

    /// Of a stretch, in positions: how long `px` pixels are.
    double units(double px) const { return px / px_per_unit_; }

    const Range& range() const { return range_; }
    double left() const { return left_; }
    double right() const { return left_ + width_; }
    double width() const { return width_; }
    double px_per_unit() const { return px_per_unit_; }

private:
    Range range_;
    double left_;
    double px_per_unit_;
    double width_;
};

} // namespace simul::ui
