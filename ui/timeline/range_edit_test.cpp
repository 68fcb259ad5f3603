#include "core/trace/testing/sample_traces.hpp"
#include "tests/support/catch.hpp"
#include "ui/timeline/range_edit.hpp"

using namespace simul;
using namespace simul::ui;

namespace {

constexpr Position kSecond = 1'000'000'000;

struct Edited {
    ViewState state;
    RangeEdit edit{state};

    Edited() { state.set_trace(trace::testing::producers_and_consumers()); }
    const trace::Trace& trace() const { return *state.trace(); }
    Range range() const {
        REQUIRE(state.range());
        return *state.range();
    }
    void put_playhead_on(trace::EventIndex event) { state.set_playhead({event, trace().time_of(event)}); }
};

} // namespace

TEST_CASE("A dragged range snaps to events nearby, and is exact where none is near or snapping is off") {
    Edited run;
    run.edit.drag(4 * kSecond - 100, 10 * kSecond + 100, 200);
    CHECK(run.range() == Range{4 * kSecond, 10 * kSecond});
    run.edit.drag(4 * kSecond - 100, 10 * kSecond + 100, 0);
    CHECK(run.range() == Range{4 * kSecond - 100, 10 * kSecond + 100});
    run.edit.drag(4 * kSecond - 300, 10 * kSecond + 300, 200);
    CHECK(run.range() == Range{4 * kSecond - 300, 10 * kSecond + 300});
}

TEST_CASE("With a lane selected, its segments' edges are snapped to, and others' events are not") {
    Edited run;
    const auto segments = run.trace().segments(3);
    REQUIRE(segments.size() > 3);
    run.state.select(Selection{{3}, {}});
    const Position begin = segments[1].begin.time_since_epoch().count();
    const Position end = segments[3].end.time_since_epoch().count();
    run.edit.drag(begin + 5 * kSecond / 1000, end + kSecond / 100, kSecond / 50);
    CHECK(run.range() == Range{begin, end});
}

TEST_CASE("Keys begin a range at the playhead and move its end from edge to edge, across its beginning too") {
    Edited run;
    const auto middle = static_cast<trace::EventIndex>(run.trace().event_count() / 2);
    run.put_playhead_on(middle);
    const Position here = run.state.axis().of(middle);
    run.edit.move_end_to_edge(1);
    const Range first = run.range();
    CHECK(first.begin == here);
    CHECK(first.end > here);
    run.edit.move_end_to_edge(1);
    CHECK(run.range().end > first.end);
    run.edit.move_end_to_edge(-1);
    CHECK(run.range() == first);
    run.edit.move_end_to_edge(-1);
    CHECK_FALSE(run.state.range());
    run.edit.move_end_to_edge(-1);
    CHECK(run.range().end == here);
}

TEST_CASE("At the ends of the run there is no further edge") {
    Edited run;
    run.edit.move_end_to_edge(-1);
    CHECK_FALSE(run.state.range());
    for (int i = 0; i < 1'000; ++i)
        run.edit.move_end_to_edge(1);
    CHECK(run.range() == run.state.extent());
}

TEST_CASE("A range that others have set is moved at its end") {
    Edited run;
    run.state.set_range(Range{2 * kSecond, 6 * kSecond});
    run.edit.move_end_by(kSecond);
    CHECK(run.range() == Range{2 * kSecond, 7 * kSecond});
}
