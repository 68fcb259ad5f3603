#include "ui/lanes/lane_index.hpp"

#include "ui/axis/partition_near.hpp"

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
    begin_ = begin_of(0);
    end_ = places_.of(last.end, last.last);

    checkpoints_.reserve(size() / kBlock + 1);
    Checkpoint sum;
    const auto states = segments_.states();
    for (std::size_t i = 0; i < size(); ++i) {
        if (i % kBlock == 0) checkpoints_.push_back(sum);
        if (lasts(states[i]))
            sum.units[slot(states[i])] += end_of(i) - begin_of(i);
        else
            has_gaps_ = true;
        if (states[i] == TaskState::Running) ++sum.resumes;
    }
}

LaneSums LaneIndex::sums_to(Position origin, double offset, std::size_t hint) const {
    LaneSums sums;
    const auto lies_before = [&](Position begin) { return static_cast<double>(begin - origin) < offset; };
    if (empty() || !lies_before(begin_of(0))) return sums;

    const std::size_t block = partition_near(checkpoints_.size(), hint / kBlock + 1,
                                             [&](std::size_t i) { return lies_before(begin_of_block(i)); }) -
                              1;
    const Checkpoint& checkpoint = checkpoints_[block];
    for (std::size_t i = 0; i < checkpoint.units.size(); ++i)
        sums.whole[i + kFirstLasting] = checkpoint.units[i];
    sums.resumes = checkpoint.resumes;

    const auto states = segments_.states();
    const std::size_t end = std::min(size(), (block + 1) * kBlock);
    std::size_t at = block * kBlock;
    Position begin = begin_of(at);
    for (; at + 1 < end; ++at) {
        const Position next = begin_of(at + 1);
        if (!lies_before(next)) break;
        if (lasts(states[at])) sums.whole[static_cast<std::size_t>(states[at])] += next - begin;
        if (states[at] == TaskState::Running) ++sums.resumes;
        begin = next;
    }
    if (states[at] == TaskState::Running) ++sums.resumes;

    sums.segment = at;
    if (lasts(states[at])) {
        sums.state = states[at];
        const auto length = static_cast<double>(end_of(at) - begin);
        sums.part = std::min(length, offset - static_cast<double>(begin - origin));
    }
    return sums;
}

} // namespace simul::ui
