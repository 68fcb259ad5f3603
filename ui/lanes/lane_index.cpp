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
    const auto address = reinterpret_cast<std::uintptr_t>(segments_.begins().data());
    skipped_ = address / sizeof(Instant) % kBlock;

    const std::size_t blocks = block_of_segment(size() - 1) + 1;
    block_begins_.reserve(blocks);
    block_sums_.reserve(blocks);
    block_resumes_.reserve(blocks);
    std::array<Position, kLastLasting - kFirstLasting + 1> units{};
    std::uint32_t resumes = 0;
    const auto states = segments_.states();
    Position begin = begin_of(0);
    for (std::size_t i = 0; i < size(); ++i) {
        if (i == first_of(block_begins_.size())) {
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
    const Position limit = first_not_before(origin, offset);
    const std::size_t behind = trace::partition_near(
        block_begins_.size(), near + 1, [&](std::size_t block) { return block_begins_[block] < limit; });
    return behind == 0 ? 0 : behind - 1;
}

LaneSums LaneIndex::sums_to(Position origin, double offset, std::size_t hint) const {
    if (empty()) return {};
    return sums_in(block_of(origin, offset, block_of_segment(hint)), origin, offset);
}

LaneSums LaneIndex::sums_in(std::size_t block, Position origin, double offset) const {
    const auto begins = segments_.begins();
    const auto firsts = segments_.firsts();
    // Each kind has a loop of its own, without a question in it.
    switch (places_.kind()) {
    case AxisKind::Time:
        return sums_in(block, origin, offset,
                       [&](std::size_t i) { return begins[i].time_since_epoch().count(); });
    case AxisKind::Steps:
        return sums_in(block, origin, offset, [&](std::size_t i) { return Position{firsts[i]}; });
    case AxisKind::Both: break;
    }
    return sums_in(block, origin, offset, [&](std::size_t i) { return places_.of(begins[i], firsts[i]); });
}

template <class PlaceOf>
LaneSums LaneIndex::sums_in(std::size_t block, Position origin, double offset,
                            PlaceOf begin_of_segment) const {
    LaneSums sums;
    const Position limit = first_not_before(origin, offset);
    Position begin = block_begins_[block];
    if (begin >= limit) return sums; // Before the lane's first segment.

    for (std::size_t i = 0; i < block_sums_[block].units.size(); ++i)
        sums.whole[i + kFirstLasting] = block_sums_[block].units[i];
    sums.whole[kLastLasting] = waited_before(block);
    sums.resumes = block_resumes_[block];

    const std::size_t block_end = std::min(size(), first_of(block + 1));
    sums.segment = first_of(block);
    for (std::size_t i = sums.segment + 1; i < block_end; ++i)
        sums.segment += begin_of_segment(i) < limit ? 1 : 0;

    // Through all of the block, since where to stop is what a processor cannot foresee.
    const Position last_begin = sums.segment == first_of(block) ? begin : begin_of_segment(sums.segment);
    const auto states = segments_.states();
    for (std::size_t i = first_of(block); i + 1 < block_end; ++i) {
        const Position end = std::min(begin_of_segment(i + 1), last_begin);
        sums.whole[static_cast<std::size_t>(states[i])] += end - begin;
        sums.resumes += i < sums.segment && states[i] == TaskState::Running ? 1 : 0;
        begin = end;
    }
    sums.state = states[sums.segment];
    sums.resumes += sums.state == TaskState::Running ? 1 : 0;
    const Position end =
        sums.segment + 1 < block_end ? begin_of_segment(sums.segment + 1) : end_of_block(block);
    sums.part = std::min(static_cast<double>(end - begin), offset - static_cast<double>(begin - origin));
    return sums;
}

} // namespace simul::ui
