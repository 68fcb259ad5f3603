#include "ui/lanes/lane_walk.hpp"

namespace simul::ui::geometry {

using trace::TaskState;

void LaneCursor::advance() {
    const double offset = grid_.offset(++column_);
    units_ = {};
    was_resumed_ = false;
    if (has_sums_) return jump_to(offset); // The column before was crowded: so is this one, as a rule.
    const std::size_t first = next_;
    const double from = at_;
    for (int steps = 0; end_ < offset; ++steps) {
        if (next_ >= index_.size()) { // Behind the lane's end.
            units_[static_cast<std::size_t>(state_)] += std::max(0.0, end_ - at_);
            at_ = begin_ = end_;
            end_ = offset;
            state_ = TaskState::NotCreated;
            break;
        }
        if (steps == kMostSteps) {
            next_ = first;
            at_ = from;
            units_ = {};
            return jump_to(offset);
        }
        units_[static_cast<std::size_t>(state_)] += end_ - at_;
        at_ = end_;
        enter(next_);
        was_resumed_ |= state_ == TaskState::Running;
    }
    units_[static_cast<std::size_t>(state_)] += offset - at_;
    at_ = offset;
}

void LaneCursor::jump_to(double offset) {
    const std::size_t near = index_.block_of_segment(next_ == 0 ? 0 : next_ - 1);
    const Position origin = grid_.anchor();
    if (!has_sums_) sums_ = index_.sums_in(index_.block_of(origin, at_, near), origin, at_);
    const LaneSums after = index_.sums_in(blocks_.of_edge(column_, near), origin, offset);
    for (auto state = static_cast<std::size_t>(TaskState::Ready);
         state <= static_cast<std::size_t>(TaskState::Waiting); ++state)
        units_[state] = after.in_state(static_cast<TaskState>(state), sums_);
    was_resumed_ = after.resumes > sums_.resumes;
    has_sums_ = after.segment - sums_.segment > kMostSteps / 2;
    sums_ = after;
    enter(after.segment);
    at_ = offset;
}

} // namespace simul::ui::geometry
