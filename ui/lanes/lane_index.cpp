#include "ui/lanes/lane_index.hpp"

#include "core/trace/partition_near.hpp"

namespace simul::ui {

using trace::TaskState;

namespace {

constexpr auto kFirstLasting = static_cast<std::size_t>(TaskState::Ready);
constexpr auto kLastLasting = static_cast<std::size_t>(TaskState::Waiting);

constexpr std::size_t slot(TaskState state) {
    return static_cast<std::size_t>(state) - kFirstLasting;
}

} // namespace

LaneIndex::LaneIndex(trace::SegmentList segments, AxisPlaces places) : segments_(segments), places_(places) {
    if (segments_.empty()) return;
    const trace::Segment last = segments_.back();
    end_ = places_.of(last.end, last.last);

    const std::size_t blocks = (size() + kBlock - 1) / kBlock;
    block_begins_.reserve(blocks);
    block_sums_.reserve(blocks);
    block_resumes_.reserve(blocks);
    std::array<Position, kLastLasting - kFirstLasting + 1> units{};
    std::uint32_t resumes = 0;
    const auto states = segments_.states();
    Position begin = begin_of(0);
    for (std::size_t i = 0; i < size(); ++i) {
        if (i % kBlock == 0) {
            block_begins_.push_back(begin);
            block_sums_.push_back({{units[0], units[1], units[2], units[3]}});
            block_resumes_.push_back(resumes);
        }
        const Position end = end_of(i);
        units[slot(states[i])] += end - begin;
        if (states[i] == TaskState::Running) ++resumes;
        begin = end;
    }
}

std::size_t LaneIndex::block_of(Position origin, double offset, std::size_t near) const {
    const std::size_t behind = trace::partition_near(block_begins_.size(), near + 1, [&](std::size_t block) {
        return static_cast<double>(block_begins_[block] - origin) < offset;
    });
    return behind == 0 ? 0 : behind - 1;
}

LaneSums LaneIndex::sums_to(Position origin, double offset, std::size_t hint) const {
    if (empty()) return {};
    return sums_in(block_of(origin, offset, block_of_segment(hint)), origin, offset);
}

LaneSums LaneIndex::sums_in(std::size_t block, Position origin, double offset) const {
    LaneSums sums;
    const auto lies_before = [&](Position begin) { return static_cast<double>(begin - origin) < offset; };
    Position begin = block_begins_[block];
    if (!lies_before(begin)) return sums; // Before the lane's first segment.

    for (std::size_t i = 0; i < block_sums_[block].units.size(); ++i)
        sums.whole[i + kFirstLasting] = block_sums_[block].units[i];
    sums.whole[kLastLasting] = waited_before(block);
    sums.resumes = block_resumes_[block];

    const auto states = segments_.states();
    const std::size_t block_end = std::min(size(), (block + 1) * kBlock);
    std::size_t at = block * kBlock;
    const auto end_of_segment = [&] { return at + 1 < block_end ? begin_of(at + 1) : end_of_block(block); };
    Position end = end_of_segment();
    while (at + 1 < block_end && lies_before(end)) {
        sums.whole[static_cast<std::size_t>(states[at])] += end - begin;
        if (states[at] == TaskState::Running) ++sums.resumes;
        begin = end;
        ++at;
        end = end_of_segment();
    }
    if (states[at] == TaskState::Running) ++sums.resumes;

    sums.segment = at;
    sums.state = states[at];
    sums.part = std::min(static_cast<double>(end - begin), offset - static_cast<double>(begin - origin));
    return sums;
}

} // namespace simul::ui
