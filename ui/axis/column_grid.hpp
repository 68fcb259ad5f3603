/// The pixel columns of a view.
#pragma once

#include "ui/axis/time_scale.hpp"

#include <algorithm>
#include <cmath>

namespace simul::ui {

/// Columns of equal width, numbered from the left edge of what is in view: 0 to `count`. Their edges are
/// counted from an anchor, which may lie elsewhere: two grids with the same anchor and unit have the same
/// columns, though they may show others of them. A value.
class ColumnGrid {
public:
    /// Anchored at the left edge of what is in view.
    ColumnGrid(const TimeScale& scale, double column_px)
        : ColumnGrid(scale, column_px, scale.range().begin, 0) {}
    /// The one whose left edge is `first` columns behind `anchor`.
    ColumnGrid(const TimeScale& scale, double column_px, Position anchor, std::int64_t first)
        : anchor_(anchor), first_(first), count_(count_of(scale.width(), column_px)),
          unit_(static_cast<double>(scale.range().length()) / count_), left_(scale.left()),
          width_(scale.width() / count_) {}

    /// How many columns there are in `width` pixels; never none.
    static int count_of(double width, double column_px) {
        return std::max(1, static_cast<int>(std::lround(width / column_px)));
    }

    Position anchor() const { return anchor_; }
    /// Of the left edge, in columns behind the anchor.
    std::int64_t first() const { return first_; }
    int count() const { return count_; }
    /// Width of a column on the axis, and in logical pixels.
    double unit() const { return unit_; }
    double width() const { return width_; }
    /// Left edge of a column, in axis units behind the anchor, and in logical pixels.
    double offset(int column) const { return unit_ * static_cast<double>(first_ + column); }
    double px(int column) const { return left_ + width_ * column; }
    /// The last place of the axis at or before the left edge of a column.
    Position position(int column) const {
        return anchor_ + static_cast<Position>(std::floor(offset(column)));
    }
    /// The column that `offset` lies in; 0 before all of them, `count` behind them.
    int column_of(double offset) const {
        return static_cast<int>(
            std::clamp(std::floor(offset / unit_) - static_cast<double>(first_), 0.0, double(count_)));
    }
    /// How many columns begin before `offset`.
    int columns_before(double offset) const {
        return static_cast<int>(
            std::clamp(std::ceil(offset / unit_) - static_cast<double>(first_), 0.0, double(count_)));
    }
    /// The columns [first, last) of this one, which may be columns out of view.
    ColumnGrid part(std::int64_t first, std::int64_t last) const {
        ColumnGrid grid = *this;
        grid.first_ = first_ + first;
        grid.count_ = static_cast<int>(last - first);
        grid.left_ = left_ + width_ * static_cast<double>(first);
        return grid;
    }
    /// Whether columns of the one are columns of the other.
    bool matches(const ColumnGrid& other) const {
        return anchor_ == other.anchor_ && unit_ == other.unit_ && width_ == other.width_;
    }

    friend bool operator==(const ColumnGrid&, const ColumnGrid&) = default;

private:
    Position anchor_;
    std::int64_t first_;
    int count_;
    double unit_;
    double left_;
    double width_;
};

/// Keeps pixel columns where they are while a view is panned, so that what was worked out for them holds on.
class ColumnAnchor {
public:
    /// The part of the axis to be shown where `wanted` is asked for: moved by less than half a column.
    Range show(Range wanted, double width, double column_px) {
        const int count = ColumnGrid::count_of(width, column_px);
        const double unit = static_cast<double>(wanted.length()) / count;
        const bool is_near = std::abs(static_cast<double>(wanted.begin - anchor_)) < kReach * unit * count;
        if (wanted.length() != length_ || count != count_ || unit < kFinest || !is_near) {
            anchor_ = wanted.begin;
            length_ = wanted.length();
            count_ = count;
        }
        first_ = std::llround(static_cast<double>(wanted.begin - anchor_) / unit);
        const Position begin = anchor_ + std::llround(static_cast<double>(first_) * unit);
        return {begin, begin + wanted.length()};
    }
    /// The columns of what was last shown, on a scale that shows it.
    ColumnGrid grid(const TimeScale& scale, double column_px) const {
        return {scale, column_px, anchor_, first_};
    }

private:
    /// Farther from the anchor, in widths of the view, a new one is chosen.
    static constexpr double kReach = 16;
    /// With fewer axis units in a column, a place would not be where its column is; and there is little to
    /// work out.
    static constexpr double kFinest = 16;

    Position anchor_ = 0;
    Position length_ = 0;
    int count_ = 0;
    std::int64_t first_ = 0;
};

} // namespace simul::ui
