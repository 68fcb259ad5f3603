#include "ui/lanes/lane_index.hpp"

#include "ui/axis/partition_near.hpp"

#include <cassert>

namespace simul::ui {

using trace::TaskState;

namespace {

constexpr auto kFirstLasting = static_cast<std::size_t>(TaskState::Ready);
constexpr auto kLastLasting = static_cast<std::size_t>(TaskState::Waiting);

constexpr bool lasts(TaskState state) {
    return kFirstLasting <= static_cast<std::size_t>(state) &&
           static_cast<std::size_t>(state) <= kLastLasting;
}

constexpr std::size_t slot(TaskState state) {
    return static_cast<std::size_t>(state) - kFirstLasting;
}

} // namespace

LaneIndex::LaneIndex(trace::SegmentList segments, AxisPlaces places) : segments_(segments), places_(places) {
    if (segments_.empty()) return;
    const trace::Segment last = segments_.back();
    end_ = places_.of(last.end, last.last);

    checkpoints_.reserve(size() / kBlock + 1);
    Checkpoint sum;
    const auto states = segments_.states();
    for (std::size_t i = 0; i < size(); ++i) {
        if (i % kBlock == 0) checkpoints_.push_back(sum);
        if (lasts(states[i])) sum.units[slot(states[i])] += end_of(i) - begin_of(i);
        if (states[i] == TaskState::Running) ++sum.resumes;
    }
}

std::size_t LaneIndex::segment_at(Position origin, double offset, std::size_t hint) const {
    const auto begins_before = [&](std::size_t segment) {
        return static_cast<double>(begin_of(segment) - origin) < offset;
    };
    return std::max<std::size_t>(partition_near(size(), hint + 1, begins_before), 1) - 1;
}

LaneSums LaneIndex::sums_to(Position origin, double offset, std::size_t hint) const {
    LaneSums sums;
    if (empty() || static_cast<double>(begin_of(0) - origin) >= offset) return sums;

    const std::size_t at = segment_at(origin, offset, hint);
    const Checkpoint& checkpoint = checkpoints_[at / kBlock];
    for (std::size_t i = 0; i < checkpoint.units.size(); ++i)
        sums.whole[i + kFirstLasting] = checkpoint.units[i];
    sums.resumes = checkpoint.resumes;

    const auto states = segments_.states();
    for (std::size_t i = at / kBlock * kBlock; i < at; ++i) {
        if (lasts(states[i])) sums.whole[static_cast<std::size_t>(states[i])] += end_of(i) - begin_of(i);
        if (states[i] == TaskState::Running) ++sums.resumes;
    }
    if (states[at] == TaskState::Running) ++sums.resumes;

    sums.segment = at;
    if (lasts(states[at])) {
        sums.state = states[at];
        const auto length = static_cast<double>(end_of(at) - begin_of(at));
        sums.part = std::min(length, offset - static_cast<double>(begin_of(at) - origin));
    }
    return sums;
}

} // namespace simul::ui
