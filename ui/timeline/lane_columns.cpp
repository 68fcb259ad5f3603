#include "ui/timeline/lane_columns.hpp"

#include <QtConcurrent/QtConcurrentMap>

namespace simul::ui {
namespace {

constexpr std::size_t kMostKnown = 1'000;     ///< Lanes; a screenful is some dozens.
constexpr std::size_t kWorthAThread = 50'000; ///< Segments.

draw::ColumnShares all_in(trace::TaskState state) {
    draw::ColumnShares shares;
    shares.share[static_cast<std::size_t>(state)] = 255;
    return shares;
}

} // namespace

LaneColumns columns_of(const LaneIndex& index, const TimeScale& scale, double column_px) {
    LaneColumns lane;
    const geometry::LaneWalk walk(index, scale, column_px);
    const auto add_to_strip = [&](int first, int last, const draw::ColumnShares& shares) {
        const bool goes_on =
            !lane.pieces.empty() && !lane.pieces.back().segment && lane.pieces.back().last == first;
        if (goes_on)
            lane.pieces.back().last = last;
        else
            lane.pieces.push_back({first, last, std::nullopt, lane.shares.size()});
        lane.shares.insert(lane.shares.end(), static_cast<std::size_t>(last - first), shares);
    };
    walk.run(
        [&](std::size_t segment, int first, int last) {
            const bool is_bar = walk.grid().px(last) - walk.grid().px(first) >= kNarrowestBar;
            if (is_bar)
                lane.pieces.push_back({first, last, segment});
            else
                add_to_strip(first, last, all_in(index.segments().states()[segment]));
        },
        [&](int column, const draw::ColumnShares& shares) { add_to_strip(column, column + 1, shares); },
        [&](int column, std::size_t) { lane.resumed.push_back(column); });
    return lane;
}

void LaneColumnStore::prepare(TraceLanes& lanes, std::span<const LaneId> wanted, const AxisPlaces& places,
                              const TimeScale& scale, double column_px) {
    const View view{places, scale.range(), scale.left(), scale.width(), column_px};
    if (!(view == view_) || known_.size() > kMostKnown) clear();
    view_ = view;

    struct Job {
        const LaneIndex* index;
        LaneColumns* columns;
    };
    std::vector<Job> jobs;
    std::size_t segments = 0;
    for (const LaneId lane : wanted) {
        const auto [place, is_new] = known_.try_emplace(lane.task);
        if (!is_new) continue;
        jobs.push_back({&lanes.index(lane, places), &place->second}); // References into a map stay.
        segments += jobs.back().index->size();
    }
    const auto run = [&](const Job& job) { *job.columns = columns_of(*job.index, scale, column_px); };
    if (jobs.size() > 1 && segments > kWorthAThread)
        QtConcurrent::blockingMap(jobs, run);
    else
        std::for_each(jobs.begin(), jobs.end(), run);
}

void LaneColumnStore::clear() {
    known_.clear();
}

} // namespace simul::ui
