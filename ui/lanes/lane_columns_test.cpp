#include "core/trace/testing/sample_traces.hpp"
#include "tests/support/catch.hpp"
#include "ui/lanes/lane_columns.hpp"

#include <cstdlib>

using namespace simul;
using namespace simul::ui;

namespace {

constexpr double kWidth = 700;

/// The columns of one lane of a random run.
struct PannedLane {
    trace::TracePtr trace = trace::testing::random_run(5, 8, 4'000);
    TraceLanes lanes{trace};
    Axis axis{AxisKind::Time, *trace};
    ColumnAnchor anchor;
    LaneColumnStore store;

    ColumnGrid grid_at(Range wanted) {
        return anchor.grid(TimeScale(anchor.show(wanted, kWidth, 1), 0, kWidth), 1);
    }
};

bool nearly_equal(const draw::ColumnShares& one, const draw::ColumnShares& other) {
    for (std::size_t state = 0; state < one.share.size(); ++state)
        if (std::abs(one.share[state] - other.share[state]) > 1) return false;
    return true;
}

void check_same(const LaneColumns& panned, const LaneColumns& fresh) {
    REQUIRE(panned.pieces.size() == fresh.pieces.size());
    for (std::size_t i = 0; i < fresh.pieces.size(); ++i) {
        const auto& one = panned.pieces[i];
        const auto& other = fresh.pieces[i];
        REQUIRE(std::tie(one.first, one.last, one.segment, one.shares) ==
                std::tie(other.first, other.last, other.segment, other.shares));
    }
    CHECK(std::equal(panned.shares.begin(), panned.shares.end(), fresh.shares.begin(), fresh.shares.end(),
                     nearly_equal));
    CHECK(panned.resumed == fresh.resumed);
}

} // namespace

TEST_CASE("while time is panned, a lane shows what it would show if it were looked at for the first time") {
    PannedLane run;
    const Range all = run.axis.extent();
    for (const Position part : {3, 40, 400}) {
        const Position length = all.length() / part;
        // To the right in steps that are no whole columns, far away, and back.
        Position begin = all.length() / 3;
        for (const double step : {0.0, 0.013, 0.2, 0.37, 1.9, -2.4, -0.011, -30.0, 29.0}) {
            begin += static_cast<Position>(step * static_cast<double>(length));
            const ColumnGrid grid = run.grid_at({begin, begin + length});
            for (trace::TaskIndex task = 0; task < run.trace->task_count(); ++task) {
                const LaneId lane{task};
                run.store.prepare(run.lanes, std::array{lane}, run.axis.places(), grid);
                CAPTURE(part, step, task);
                check_same(run.store.of(lane), columns_of(run.lanes.index(lane, run.axis.places()), grid));
            }
        }
    }
}

TEST_CASE("panned columns stay columns: what is shown moves by less than half of one") {
    ColumnAnchor anchor;
    const Range first = anchor.show({1'000'000, 1'070'000}, kWidth, 1);
    CHECK(first == Range{1'000'000, 1'070'000});
    const auto grid_of = [&](Range shown) { return anchor.grid(TimeScale(shown, 0, kWidth), 1); };
    const ColumnGrid before = grid_of(first);
    for (const Position pan : {49, 51, 1'234, -777, 69'999}) {
        const Range shown = anchor.show({1'000'000 + pan, 1'070'000 + pan}, kWidth, 1);
        CHECK(shown.length() == 70'000);
        CHECK(std::abs(shown.begin - (1'000'000 + pan)) <= 50);
        CHECK(grid_of(shown).matches(before));
    }
    SECTION("after zooming they are others") {
        CHECK_FALSE(grid_of(anchor.show({1'000'050, 1'060'050}, kWidth, 1)).matches(before));
    }
    SECTION("where a column is hardly more than a nanosecond, the picture is exact") {
        CHECK(anchor.show({5, 705}, kWidth, 1) == Range{5, 705});
        CHECK(anchor.show({6, 706}, kWidth, 1) == Range{6, 706});
    }
}

TEST_CASE("a resume is told of wherever a stretch of columns begins") {
    PannedLane run;
    const trace::SegmentList segments = run.trace->segments(1);
    const AxisPlaces places = run.axis.places();
    const LaneIndex& index = run.lanes.index(LaneId{1}, places);
    for (std::size_t i = 0; i < segments.size(); ++i) {
        if (segments.states()[i] != trace::TaskState::Running) continue;
        const Position at = places.of(segments[i].begin, segments[i].first);
        const LaneColumns lane = columns_of(index, ColumnGrid(TimeScale({at, at + 7'000}, 0, kWidth), 1));
        REQUIRE_FALSE(lane.resumed.empty());
        CHECK(lane.resumed.front() == 0);
    }
}
