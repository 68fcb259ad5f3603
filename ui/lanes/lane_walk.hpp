/// One lane over the pixel columns in view: what each column, or each run of columns, shows.
#pragma once

#include "ui/axis/column_grid.hpp"
#include "ui/drawing/display_list.hpp"
#include "ui/lanes/lane_index.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace simul::ui::geometry {

/// A place in a lane that moves to the right, and adds up what it passes. A short way is walked from segment
/// to segment; a long one is the difference of two sums of the index: whatever the scale, a column costs some
/// tens of segments at most.
class LaneCursor {
public:
    /// At `offset` from `origin`.
    LaneCursor(const LaneIndex& index, Position origin, double offset) : index_(index), origin_(origin) {
        const LaneSums sums = index.sums_to(origin, offset);
        if (sums.segment == 0 && offset_of_begin(0) >= offset)
            end_ = offset_of_begin(0); // Before the lane's first segment.
        else
            enter(sums.segment);
        at_ = offset;
    }

    /// Moves to `offset`, which lies behind, or inside the segment that it is in.
    void advance_to(double offset);
    /// Moves to `offset` without adding up; it lies inside the segment that it is in.
    void skip_to(double offset) {
        at_ = offset;
        sums_.reset();
    }

    /// Of the way since the last place: how long it was in each state, in axis units.
    const std::array<double, trace::kTaskStateCount>& units() const { return units_; }
    /// The first segment that began on the way and is a task's resume.
    std::optional<std::size_t> first_resume() const { return resume_; }
    /// Whether it lies just where a resume is, which is not on the way.
    bool begins_with_resume() const {
        return !is_before_all() && begin_ == at_ && state_ == trace::TaskState::Running;
    }
    /// Where the place lies. REQUIRES: not before the lane's first segment.
    std::size_t segment() const { return next_ - 1; }
    bool is_before_all() const { return next_ == 0; }
    /// Offsets of the segment's begin and end.
    double begin() const { return begin_; }
    double end() const { return end_; }
    trace::TaskState state() const { return state_; }

private:
    static constexpr int kMostSteps = 32;

    double offset_of_begin(std::size_t segment) const {
        return static_cast<double>(index_.begin_of(segment) - origin_);
    }
    void enter(std::size_t segment) {
        next_ = segment + 1;
        state_ = index_.segments().states()[segment];
        begin_ = offset_of_begin(segment);
        end_ = offset_of_begin(next_);
    }
    void jump_to(double offset);

    const LaneIndex& index_;
    Position origin_;
    double at_ = 0;
    std::size_t next_ = 0; ///< The segment after the one in which the place lies.
    trace::TaskState state_ = trace::TaskState::NotCreated;
    double begin_ = 0, end_ = 0;
    std::array<double, trace::kTaskStateCount> units_{};
    std::optional<std::size_t> resume_;
    std::optional<LaneSums> sums_; ///< Up to the place, if it was reached by a jump.
    std::size_t passed_ = 0;       ///< Segments, by that jump: the next one will pass about as many.
};

/// Walks a lane over the columns in view, in jumps as long as its segments, and says what each stretch is.
class LaneWalk {
public:
    LaneWalk(const LaneIndex& index, const ColumnGrid& grid)
        : index_(index), grid_(grid), origin_(grid.anchor()) {}

    const ColumnGrid& grid() const { return grid_; }

    /// `whole(segment, first, last)`: a segment covers the columns [first, last). `mixed(column, shares)`:
    /// several meet in it. `resumed(column, segment)`: one or more resumes lie in it; the first is that
    /// segment. From left to right; a column may be told of twice.
    template <class Whole, class Mixed, class Resumed>
    void run(Whole whole, Mixed mixed, Resumed resumed) const {
        if (index_.empty()) return;
        int column = grid_.column_of(static_cast<double>(index_.begin_of(0) - origin_));
        const double end = static_cast<double>(index_.extent().end - origin_);
        const int columns_end = grid_.columns_before(end);
        if (column >= columns_end) return;
        LaneCursor cursor(index_, origin_, grid_.offset(column));
        if (cursor.begins_with_resume()) resumed(column, cursor.segment());
        while (column < columns_end) {
            cursor.advance_to(grid_.offset(column + 1));
            if (const auto resume = cursor.first_resume()) resumed(column, *resume);
            const int covered = columns_covered(cursor, column);
            if (covered > column) {
                if (lasts(cursor.state())) whole(cursor.segment(), column, covered);
                column = covered;
                cursor.skip_to(grid_.offset(column));
            } else {
                mixed(column, shares_of(cursor.units()));
                ++column;
            }
        }
    }

private:
    static bool lasts(trace::TaskState state) {
        return trace::TaskState::Ready <= state && state <= trace::TaskState::Waiting;
    }

    /// Up to where the cursor's segment covers whole columns from `column` on; `column` if it does not cover
    /// that one.
    int columns_covered(const LaneCursor& cursor, int column) const {
        if (cursor.is_before_all() || cursor.begin() > grid_.offset(column) ||
            cursor.end() < grid_.offset(column + 1))
            return column;
        return std::max(grid_.column_of(cursor.end()), column + 1);
    }

    draw::ColumnShares shares_of(const std::array<double, trace::kTaskStateCount>& units) const {
        draw::ColumnShares shares;
        for (auto state = static_cast<std::size_t>(trace::TaskState::Ready);
             state <= static_cast<std::size_t>(trace::TaskState::Waiting); ++state)
            shares.share[state] =
                static_cast<std::uint8_t>(std::clamp(units[state] * shares_per_unit_, 0.0, 255.0) + 0.5);
        return shares;
    }

    const LaneIndex& index_;
    ColumnGrid grid_;
    Position origin_;
    double shares_per_unit_ = 255 / grid_.unit();
};

} // namespace simul::ui::geometry
