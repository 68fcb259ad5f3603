/// The exact share of each state in any stretch of a lane.
#pragma once

#include "ui/axis/axis.hpp"

#include <array>
#include <vector>

namespace simul::ui {

/// Sums over a lane from its start up to some place. Integers where segments are whole, so that nothing is
/// lost over a long run; the segment in which the place lies counts in part.
struct LaneSums {
    std::array<Position, trace::kTaskStateCount> whole{};
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

/// Prefix sums of a lane on one axis, kept for every 16th segment: about 3 bytes a segment. A place is found
/// in O(log n). The segments' columns must outlive it.
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

    /// Tells the processor that sums about that segment will be asked for: they are far apart in memory.
    void prefetch(std::size_t segment) const {
        // The block may turn out to be the one before or behind.
        const std::size_t middle = segment / kBlock;
        if (middle == 0 || (middle + 2) * kBlock > size()) return;
        for (std::size_t block = middle - 1; block <= middle + 1; ++block) {
            prefetch_line(&segments_.begins()[block * kBlock]);
            prefetch_line(&segments_.begins()[block * kBlock + kBlock / 2]);
            prefetch_line(&checkpoints_[block]);
        }
        prefetch_line(&segments_.states()[middle * kBlock]);
    }

private:
    static void prefetch_line([[maybe_unused]] const void* address) {
#if defined(__GNUC__) || defined(__clang__)
        __builtin_prefetch(address);
#endif
    }

    struct Checkpoint {
        std::array<Position, 5> units{}; ///< Ready … Waiting: the states that last.
        std::uint32_t resumes = 0;
    };
    static constexpr std::size_t kBlock = 16;

    /// Of its first segment: where a lane has no gaps, as a task's has not, the checkpoint's sums tell, and
    /// no more of memory need be looked at.
    Position begin_of_block(std::size_t block) const {
        if (has_gaps_) return begin_of(block * kBlock);
        const auto& units = checkpoints_[block].units;
        return begin_ + units[0] + units[1] + units[2] + units[3] + units[4];
    }

    trace::SegmentList segments_;
    AxisPlaces places_;
    Position begin_ = 0;
    Position end_ = 0;
    bool has_gaps_ = false;
    std::vector<Checkpoint> checkpoints_; ///< Before segment 0, 16, 32, …
};

} // namespace simul::ui
