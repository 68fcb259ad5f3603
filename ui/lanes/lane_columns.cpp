#include "ui/lanes/lane_columns.hpp"

#include "ui/drawing/on_all_cores.hpp"

namespace simul::ui {
namespace {

constexpr std::size_t kMostKnown = 150;       ///< Lanes, or three screenfuls: to forget more would be felt.
constexpr std::size_t kWorthAThread = 50'000; ///< Segments.

draw::ColumnShares all_in(trace::TaskState state) {
    draw::ColumnShares shares;
    shares.share[static_cast<std::size_t>(state)] = 255;
    return shares;
}

/// Each bar is one, however narrow. `near`: a segment near the first column, then one near the last.
LaneColumns walked(const LaneIndex& index, const ColumnGrid& grid, std::size_t& near) {
    LaneColumns lane;
    near = geometry::LaneWalk(index, grid, near)
               .run(
                   [&](std::size_t segment, int first, int last) {
                       lane.pieces.push_back({first, last, segment});
                   },
                   [&](int column, const draw::ColumnShares& shares) {
                       lane.add_to_strip(column, column + 1);
                       if (lane.shares.empty())
                           lane.shares.reserve(static_cast<std::size_t>(grid.count() - column));
                       lane.shares.push_back(shares);
                   },
                   [&](int column) {
                       if (lane.resumed.empty() || lane.resumed.back() != column)
                           lane.resumed.push_back(column);
                   });
    return lane;
}

/// Puts stretches of a lane side by side as what is in view: bars go on from one to the next, and narrow ones
/// become part of a strip.
class Joiner {
public:
    Joiner(const LaneIndex& index, const ColumnGrid& grid, LaneColumns& lane)
        : index_(index), grid_(grid), lane_(lane) {
        lane_.pieces.clear();
        lane_.shares.clear();
        lane_.resumed.clear();
    }
    ~Joiner() { end_bar(); }
    Joiner(const Joiner&) = delete;
    Joiner& operator=(const Joiner&) = delete;

    /// `from` begins at `column`.
    void add(const LaneColumns& from, int column) {
        for (const LaneColumns::Piece& piece : from.pieces) {
            const int first = std::max(piece.first + column, 0);
            const int last = std::min(piece.last + column, grid_.count());
            if (first >= last) continue;
            if (piece.segment)
                add_bar(*piece.segment, first, last);
            else
                add_strip(from.shares.begin() + static_cast<std::ptrdiff_t>(piece.shares) +
                              (first - column - piece.first),
                          first, last);
        }
        for (const int resumed : from.resumed)
            if (0 <= resumed + column && resumed + column < grid_.count())
                lane_.resumed.push_back(resumed + column);
    }

private:
    void add_bar(std::size_t segment, int first, int last) {
        if (bar_ && bar_->segment == segment && bar_->last == first) {
            bar_->last = last;
            return;
        }
        end_bar();
        bar_ = {first, last, segment};
    }
    void end_bar() {
        if (!bar_) return;
        const LaneColumns::Piece bar = *std::exchange(bar_, std::nullopt);
        const int columns = bar.last - bar.first;
        if (columns * grid_.width() >= kNarrowestBar) {
            lane_.pieces.push_back(bar);
            return;
        }
        lane_.add_to_strip(bar.first, bar.last);
        lane_.shares.insert(lane_.shares.end(), static_cast<std::size_t>(columns),
                            all_in(index_.segments().states()[*bar.segment]));
    }
    void add_strip(std::vector<draw::ColumnShares>::const_iterator shares, int first, int last) {
        end_bar();
        lane_.add_to_strip(first, last);
        lane_.shares.insert(lane_.shares.end(), shares, shares + (last - first));
    }

    const LaneIndex& index_;
    const ColumnGrid& grid_;
    LaneColumns& lane_;
    std::optional<LaneColumns::Piece> bar_;
};

} // namespace

void LaneColumns::add_to_strip(int first, int last) {
    if (!pieces.empty() && !pieces.back().segment && pieces.back().last == first)
        pieces.back().last = last;
    else
        pieces.push_back({first, last, std::nullopt, shares.size()});
}

LaneColumns columns_of(const LaneIndex& index, const ColumnGrid& grid) {
    LaneColumns lane;
    std::size_t near = 0;
    Joiner(index, grid, lane).add(walked(index, grid, near), 0);
    return lane;
}

void LaneColumnStore::update(Lane& lane, const LaneIndex& index, const ColumnGrid& grid) {
    std::size_t near = 0;
    for (const auto& [columns, tile] : lane.tiles.cover(grid))
        *tile = walked(index, columns, near);
    Joiner joiner(index, grid, lane.in_view);
    lane.tiles.visit([&](const LaneColumns& tile, int column) { joiner.add(tile, column); });
    lane.view = grid;
}

void LaneColumnStore::prepare(TraceLanes& lanes, std::span<const LaneId> wanted, const AxisPlaces& places,
                              const ColumnGrid& grid) {
    if (!(places == places_) || known_.size() > std::max(kMostKnown, 3 * wanted.size())) clear();
    places_ = places;

    struct Job {
        const LaneIndex* index;
        Lane* lane;
    };
    std::vector<Job> jobs;
    std::size_t segments = 0;
    for (const LaneId id : wanted) {
        Lane& lane = known_[id.task]; // References into a map stay.
        if (lane.view == grid) continue;
        jobs.push_back({&lanes.index(id, places), &lane});
        segments += jobs.back().index->size();
    }
    const auto run = [&](const Job& job) { update(*job.lane, *job.index, grid); };
    if (segments > kWorthAThread)
        on_all_cores(jobs.size(), [&](std::size_t job) { run(jobs[job]); });
    else
        std::for_each(jobs.begin(), jobs.end(), run);
}

void LaneColumnStore::clear() {
    known_.clear();
}

} // namespace simul::ui
