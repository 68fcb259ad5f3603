#include "core/trace/testing/sample_traces.hpp"
#include "tests/support/catch.hpp"
#include "ui/timeline/view_history.hpp"

using namespace simul;
using namespace simul::ui;

namespace {

ViewPlace place(Position begin) {
    return {AxisKind::Time, {begin, begin + 10}, {}};
}

struct Watched {
    ViewState state;
    ViewHistory history{state};

    Watched() {
        state.set_trace(trace::testing::producers_and_consumers());
        history.settle();
    }
    void select(trace::TaskIndex task) {
        state.select(Selection{{task}, {}});
        history.settle();
    }
    int selected() const { return state.selection() ? int(state.selection()->lane.task) : -1; }
};

} // namespace

TEST_CASE("A trail goes back and forward, and a new place forgets what was ahead") {
    ViewTrail trail;
    trail.start(place(0));
    CHECK_FALSE(trail.can_go_back());
    trail.visit(place(1));
    trail.visit(place(2));
    CHECK(trail.back() == place(1));
    CHECK(trail.back() == place(0));
    CHECK_FALSE(trail.can_go_back());
    CHECK(trail.forward() == place(1));
    trail.visit(place(7));
    CHECK_FALSE(trail.can_go_forward());
    CHECK(trail.back() == place(1));
}

TEST_CASE("A trail forgets the oldest places, not the newest") {
    ViewTrail trail;
    trail.start(place(0));
    for (Position i = 1; i <= Position(ViewTrail::kMost) + 50; ++i)
        trail.visit(place(i));
    CHECK(trail.back() == place(Position(ViewTrail::kMost) + 49));
    std::size_t steps = 1;
    for (; trail.can_go_back(); ++steps)
        trail.back();
    CHECK(steps == ViewTrail::kMost - 1);
}

TEST_CASE("Selections and windows are gone back through, and forward again") {
    Watched view;
    const Range all = view.state.window();
    view.select(3);
    view.state.set_window({0, all.end / 4});
    view.history.settle();
    view.select(5);
    view.history.back();
    CHECK(view.selected() == 3);
    CHECK(view.state.window() == Range{0, all.end / 4});
    view.history.back();
    CHECK(view.state.window() == all);
    view.history.back();
    CHECK(view.selected() == -1);
    CHECK_FALSE(view.history.can_go_back());
    view.history.forward();
    view.history.forward();
    view.history.forward();
    CHECK(view.selected() == 5);
    CHECK_FALSE(view.history.can_go_forward());
}

TEST_CASE("Changes close to one another are one entry") {
    Watched view;
    const Range all = view.state.window();
    for (int i = 1; i <= 40; ++i)
        view.state.set_window({0, all.end - all.end / 100 * i});
    view.history.back();
    CHECK(view.state.window() == all);
    CHECK_FALSE(view.history.can_go_back());
}

TEST_CASE("While the view moves by itself, nothing is an entry") {
    Watched view;
    const Range all = view.state.window();
    view.state.set_window({0, all.end / 4});
    view.history.settle();
    view.history.set_held(true);
    for (int i = 1; i < 5; ++i)
        view.state.pan(all.end / 10);
    view.history.set_held(false);
    view.history.back();
    CHECK(view.state.window() == all);
    CHECK_FALSE(view.history.can_go_back());
}

TEST_CASE("The axis is part of a place, and another trace begins anew") {
    Watched view;
    view.state.set_axis(AxisKind::Steps);
    view.history.settle();
    view.select(2);
    view.history.back();
    view.history.back();
    CHECK(view.state.axis_kind() == AxisKind::Time);
    view.state.set_trace(trace::testing::deadlock());
    CHECK_FALSE(view.history.can_go_back());
    CHECK_FALSE(view.history.can_go_forward());
}
