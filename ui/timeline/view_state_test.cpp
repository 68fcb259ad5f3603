#include "core/trace/testing/sample_traces.hpp"
#include "tests/support/catch.hpp"
#include "ui/timeline/view_state.hpp"

#include <QSignalSpy>

using namespace simul;
using namespace simul::ui;

namespace {

struct Fixture {
    ViewState state;
    QSignalSpy windows{&state, &ViewState::window_changed};

    Fixture() { state.set_trace(trace::testing::producers_and_consumers()); }
    Range all() const { return state.extent(); }
};

} // namespace

TEST_CASE("a new trace is shown whole, with nothing selected and the playhead at its start") {
    Fixture view;
    view.state.select(Selection{LaneId{2}, 17});
    view.state.set_window({0, 1'000'000'000});
    view.state.set_playhead({40, Instant{} + std::chrono::seconds(1)});
    view.state.set_trace(trace::testing::deadlock());
    CHECK(view.state.shows_all());
    CHECK_FALSE(view.state.selection());
    CHECK(view.state.playhead() == Playhead{});
}

TEST_CASE("the window stays inside the run") {
    Fixture view;
    view.state.set_window({-50, 100'000});
    CHECK(view.state.window() == Range{0, 100'050});
    view.state.set_window({view.all().end - 10'000, view.all().end + 10'000});
    CHECK(view.state.window() == Range{view.all().end - 20'000, view.all().end});
    view.state.set_window({-1, view.all().end + 1});
    CHECK(view.state.window() == view.all());
}

TEST_CASE("zooming keeps the place under the pointer and ends at the whole run") {
    Fixture view;
    const Position anchor = view.all().end / 4;
    view.state.zoom(4, anchor);
    CHECK(view.state.window().length() == Approx(double(view.all().length()) / 4));
    CHECK(anchor - view.state.window().begin == Approx(double(view.state.window().length()) / 4));
    view.state.zoom(1e-9, anchor);
    CHECK(view.state.shows_all());
    view.state.zoom(1e30, anchor);
    CHECK(view.state.window().length() == view.state.axis().closest());
    CHECK(view.state.window().contains(anchor));
}

TEST_CASE("a change that changes nothing sends no signal") {
    Fixture view;
    view.windows.clear();
    view.state.show_all();
    view.state.pan(1000);
    CHECK(view.windows.count() == 0);
    view.state.zoom(2, 0);
    CHECK(view.windows.count() == 1);
}

TEST_CASE("revealing moves the window only if the place is outside") {
    Fixture view;
    view.state.set_window({10'000'000'000, 12'000'000'000});
    view.state.reveal(11'000'000'000);
    CHECK(view.state.window().begin == 10'000'000'000);
    view.state.reveal(13'000'000'000);
    CHECK(view.state.window().contains(13'000'000'000));
    CHECK(view.state.window().length() == 2'000'000'000);
    view.state.reveal(0);
    CHECK(view.state.window().begin == 0);
}

TEST_CASE("switching the axis keeps the same events in view") {
    Fixture view;
    view.state.set_window({4'000'000'000, 9'000'000'000});
    view.state.set_range(Range{5'000'000'000, 6'000'000'000});
    view.state.set_axis(AxisKind::Steps);
    const auto& trace = *view.state.trace();
    CHECK(trace.time_of(view.state.axis().event_at(view.state.window().begin)).time_since_epoch().count() >=
          4'000'000'000);
    CHECK(view.state.window().contains(view.state.range()->begin));
    view.state.show_all();
    view.state.set_axis(AxisKind::Time);
    CHECK(view.state.shows_all());
}

TEST_CASE("stacked views share one axis") {
    Fixture view;
    view.state.set_common_extent({0, 3 * view.all().end});
    const Range common = view.state.extent();
    CHECK(view.state.shows_all());
    CHECK(common.end > view.state.axis().extent().end);
    view.state.set_common_extent({});
    CHECK(view.state.window() == view.state.axis().extent());
}

TEST_CASE("the range lies in the run, and an empty one is none") {
    Fixture view;
    view.state.set_range(Range{-10, view.all().end + 10});
    CHECK(view.state.range() == view.all());
    view.state.set_range(Range{10, 10});
    CHECK_FALSE(view.state.range());
}

TEST_CASE("without a trace nothing breaks") {
    ViewState state;
    state.set_axis(AxisKind::Steps);
    state.zoom(2, 0);
    state.pan(5);
    state.set_range(Range{0, 1});
    CHECK(state.empty());
    CHECK(state.shows_all());
}
