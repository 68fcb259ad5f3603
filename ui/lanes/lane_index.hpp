/// The exact share of each state in any stretch of a lane.
#pragma once

#include "core/memory/prefetch.hpp"
#include "ui/axis/axis.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace simul::ui {

/// Sums over a lane from its start up to some place. Integers where segments are whole, so that nothing is
/// lost over a long run; the segment in which the place lies counts in part.
struct LaneSums {
    /// By state, up to Waiting: the others take no time.
    std::array<Position, static_cast<std::size_t>(trace::TaskState::Waiting) + 1> whole{};
    std::uint32_t resumes = 0; ///< Running segments that begin before the place, that segment included.
    std::size_t segment =
        0; ///< The one in which the place lies; the number of segments: behind the last one.
    trace::TaskState state = trace::TaskState::NotCreated;
    double part = 0; ///< Of that segment.

    /// The units that lie between `from` (an earlier place) and this one.
    double in_state(trace::TaskState which, const LaneSums& from) const {
        const auto index = static_cast<std::size_t>(which);
        double units = static_cast<double>(whole[index] - from.whole[index]);
        if (state == which) units += part;
        if (from.state == which) units -= from.part;
        return units;
    }
};

/// Prefix sums of a lane on one axis, kept for blocks of 16 segments: less than 3 bytes a segment. A
/// place is found in O(log n). The segments' columns must outlive it.
class LaneIndex {
public:
    LaneIndex(trace::SegmentList segments, AxisPlaces places);

    const trace::SegmentList& segments() const { return segments_; }
    const AxisPlaces& places() const { return places_; }
    std::size_t size() const { return segments_.size(); }
    bool empty() const { return segments_.empty(); }

    /// Place of a segment's begin; of segment size(): the lane's end.
    Position begin_of(std::size_t segment) const {
        if (segment >= size()) return end_;
        return places_.of(segments_.begins()[segment], segments_.firsts()[segment]);
    }
    Position end_of(std::size_t segment) const { return begin_of(segment + 1); }
    Range extent() const { return {begin_of(0), begin_of(size())}; }

    /// The sums up to `origin + offset`. `hint` is any segment: the nearer the faster. Zero-length segments
    /// at the place itself lie behind it.
    LaneSums sums_to(Position origin, double offset, std::size_t hint = 0) const;

    /// Such sums in two parts, for who asks for many of them: of a lane of many segments almost nothing is in
    /// the caches, so blocks are found some places ahead, from memory that lies together, and what lies in
    /// them is fetched meanwhile.
    ///
    /// The block of segments that the place lies in; the first one if it lies before all. `near` is any
    /// block. REQUIRES: the lane is not empty.
    std::size_t block_of(Position origin, double offset, std::size_t near) const;
    void prefetch(std::size_t block) const {
        const std::size_t first = first_of(block);
        const std::size_t last = std::min(size(), first_of(block + 1)) - 1;
        memory::prefetch(&block_sums_[block]);
        memory::prefetch(&block_resumes_[block]);
        if (places_.kind() != AxisKind::Steps) {
            memory::prefetch(&segments_.begins()[first]);
            memory::prefetch(&segments_.begins()[last]);
        }
        if (places_.kind() != AxisKind::Time) {
            memory::prefetch(&segments_.firsts()[first]);
            memory::prefetch(&segments_.firsts()[last]);
        }
        memory::prefetch(&segments_.states()[first]);
        memory::prefetch(&segments_.states()[last]);
    }
    /// REQUIRES: block_of() found that block for that place.
    LaneSums sums_in(std::size_t block, Position origin, double offset) const;
    std::size_t block_of_segment(std::size_t segment) const { return (segment + skipped_) / kBlock; }

private:
    /// Times of 16 segments fill two cache lines: blocks begin where lines do, and the first one may be
    /// short.
    static constexpr std::size_t kBlock = 16;

    std::size_t first_of(std::size_t block) const { return block == 0 ? 0 : block * kBlock - skipped_; }

    /// What begins before a place begins before this one, in whole units.
    static Position first_not_before(Position origin, double offset) {
        return origin + static_cast<Position>(std::ceil(offset));
    }

    template <class PlaceOf>
    LaneSums sums_in(std::size_t block, Position origin, double offset, PlaceOf begin_of_segment) const;

    Position end_of_block(std::size_t block) const {
        return block + 1 < block_begins_.size() ? block_begins_[block + 1] : end_;
    }
    /// What lies before each block.
    struct alignas(32) BlockSums {
        std::array<Position, 4> units{}; ///< Ready … Sleeping. What is left of the way was spent waiting.
    };
    Position waited_before(std::size_t block) const {
        const auto& units = block_sums_[block].units;
        return block_begins_[block] - block_begins_[0] - units[0] - units[1] - units[2] - units[3];
    }

    trace::SegmentList segments_;
    AxisPlaces places_;
    Position end_ = 0;
    std::size_t skipped_ = 0; ///< How many segments the first block is short of.
    std::vector<Position> block_begins_;
    std::vector<BlockSums> block_sums_;
    std::vector<std::uint32_t> block_resumes_;
};

} // namespace simul::ui
