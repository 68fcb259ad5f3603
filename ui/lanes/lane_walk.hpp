/// One lane over the pixel columns in view: what each column, or each run of columns, shows.
#pragma once

#include "ui/axis/column_grid.hpp"
#include "ui/drawing/display_list.hpp"
#include "ui/lanes/lane_index.hpp"

#include <algorithm>
#include <cmath>

namespace simul::ui::geometry {

/// Finds the blocks of a lane in which the edges of columns lie, one after another: a few columns ahead, so
/// that what lies there comes from memory while nearer columns are summed up.
class BlocksAhead {
public:
    BlocksAhead(const LaneIndex& index, const ColumnGrid& grid) : index_(index), grid_(grid) {}

    /// The block that the left edge of `column` lies in. `near`: any block; it counts where the column does
    /// not follow the last one that was asked for.
    std::size_t of_edge(int column, std::size_t near) {
        if (column < found_ - ahead_ || column > found_) {
            found_ = column;
            ahead_ = 0;
            block_ = near;
            passed_ = 0;
        }
        ahead_ = std::min(ahead_ + 1, kMostAhead);
        for (const int last = std::min(column + ahead_ - 1, std::max(column, grid_.count())); found_ <= last;
             ++found_)
            find_next();
        return blocks_[slot_of(column)];
    }

private:
    static constexpr int kMostAhead = 8;
    static std::size_t slot_of(int column) { return static_cast<std::size_t>(column) % kMostAhead; }

    void find_next() {
        const std::size_t block = index_.block_of(grid_.anchor(), grid_.offset(found_), block_ + passed_);
        passed_ = block > block_ ? block - block_ : 0; // As many as will be passed next, by and large.
        block_ = block;
        blocks_[slot_of(found_)] = block;
        index_.prefetch(block);
    }

    const LaneIndex& index_;
    const ColumnGrid& grid_;
    std::array<std::size_t, kMostAhead> blocks_{};
    int found_ = 0; ///< The first column whose block is not known; before it `ahead_` are, at least.
    int ahead_ = 0;
    std::size_t block_ = 0; ///< Of the last column that is known.
    std::size_t passed_ = 0;
};

/// A place in a lane that moves to the right from column to column, and adds up what it passes. A short way
/// is walked from segment to segment; a long one is the difference of two sums of the index: whatever the
/// scale, a column costs some tens of segments at most.
class LaneCursor {
public:
    /// At the left edge of `column`. `near`: any segment, best one nearby. The lane is not empty.
    LaneCursor(const LaneIndex& index, const ColumnGrid& grid, int column, std::size_t near)
        : index_(index), grid_(grid), blocks_(index, grid), column_(column), at_(grid.offset(column)) {
        const LaneSums sums = index.sums_to(grid.anchor(), at_, near);
        if (sums.segment == 0 && offset_of_begin(0) >= at_)
            end_ = offset_of_begin(0); // Before the lane's first segment.
        else
            enter(sums.segment);
    }

    /// Moves over one column.
    void advance();
    /// Moves to the left edge of `column` without adding up; it lies inside the segment that it is in.
    void skip_to(int column) {
        column_ = column;
        at_ = grid_.offset(column);
        has_sums_ = false;
    }

    /// Of the way since the last place: how long it was in each state, in axis units.
    const std::array<double, trace::kTaskStateCount>& units() const { return units_; }
    /// Whether the task was resumed on the way, once or more.
    bool was_resumed() const { return was_resumed_; }
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
        return static_cast<double>(index_.begin_of(segment) - grid_.anchor());
    }
    void enter(std::size_t segment) {
        next_ = segment + 1;
        state_ = index_.segments().states()[segment];
        begin_ = offset_of_begin(segment);
        end_ = offset_of_begin(next_);
    }
    void jump_to(double offset);

    const LaneIndex& index_;
    const ColumnGrid& grid_;
    BlocksAhead blocks_;
    int column_; ///< The one at whose left edge the place lies.
    double at_;
    std::size_t next_ = 0; ///< The segment after the one in which the place lies.
    trace::TaskState state_ = trace::TaskState::NotCreated;
    double begin_ = 0, end_ = 0;
    std::array<double, trace::kTaskStateCount> units_{};
    bool was_resumed_ = false;
    LaneSums sums_;         ///< Up to the place, if it was reached by a jump that was worth it.
    bool has_sums_ = false; ///< Whether it was.
};

/// Walks a lane over the columns in view, in jumps as long as its segments, and says what each stretch is.
class LaneWalk {
public:
    /// `near`: any segment, best one near the first column.
    LaneWalk(const LaneIndex& index, const ColumnGrid& grid, std::size_t near = 0)
        : index_(index), grid_(grid), near_(near) {}

    const ColumnGrid& grid() const { return grid_; }

    /// `whole(segment, first, last)`: a segment covers the columns [first, last). `mixed(column, shares)`:
    /// several meet in it. `resumed(column)`: one or more resumes lie in it. From left to right; a column may
    /// be told of twice. Returns a segment near the last column.
    template <class Whole, class Mixed, class Resumed>
    std::size_t run(Whole whole, Mixed mixed, Resumed resumed) const {
        if (index_.empty()) return 0;
        int column = grid_.column_of(static_cast<double>(index_.begin_of(0) - grid_.anchor()));
        const double end = static_cast<double>(index_.extent().end - grid_.anchor());
        const int columns_end = grid_.columns_before(end);
        if (column >= columns_end) return near_;
        LaneCursor cursor(index_, grid_, column, near_);
        if (cursor.begins_with_resume()) resumed(column);
        while (column < columns_end) {
            cursor.advance();
            if (cursor.was_resumed()) resumed(column);
            const int covered = columns_covered(cursor, column);
            if (covered > column) {
                if (lasts(cursor.state())) whole(cursor.segment(), column, covered);
                column = covered;
                cursor.skip_to(column);
            } else {
                mixed(column, shares_of(cursor.units()));
                ++column;
            }
        }
        return cursor.is_before_all() ? 0 : cursor.segment();
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

    /// Each rounded; and where the lane fills the column, all of them together are the whole.
    draw::ColumnShares shares_of(const std::array<double, trace::kTaskStateCount>& units) const {
        draw::ColumnShares shares;
        double all = 0;
        int given = 0;
        for (std::size_t state = kFirst; state <= kLast; ++state) {
            const double share = std::min(units[state] * shares_per_unit_, 255.0);
            all += share;
            shares.share[state] = static_cast<std::uint8_t>(share + 0.5);
            given += shares.share[state];
        }
        for (const int wanted = static_cast<int>(all + 0.5); wanted == 255 && given != wanted;) {
            const int step = given < wanted ? 1 : -1;
            shares.share[farthest_rounded(units, shares, step)] += static_cast<std::uint8_t>(step);
            given += step;
        }
        return shares;
    }

    /// The state whose share was rounded farthest away from `step`.
    std::size_t farthest_rounded(const std::array<double, trace::kTaskStateCount>& units,
                                 const draw::ColumnShares& shares, int step) const {
        const auto lacks = [&](std::size_t state) {
            return step * (units[state] * shares_per_unit_ - shares.share[state]);
        };
        std::size_t farthest = kFirst;
        for (std::size_t state = kFirst + 1; state <= kLast; ++state)
            if (lacks(state) > lacks(farthest)) farthest = state;
        return farthest;
    }

    static constexpr auto kFirst = static_cast<std::size_t>(trace::TaskState::Ready);
    static constexpr auto kLast = static_cast<std::size_t>(trace::TaskState::Waiting);

    const LaneIndex& index_;
    ColumnGrid grid_;
    std::size_t near_;
    double shares_per_unit_ = 255 / grid_.unit();
};

} // namespace simul::ui::geometry
