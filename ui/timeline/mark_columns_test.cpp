#include "core/trace/testing/sample_traces.hpp"
#include "tests/support/catch.hpp"
#include "ui/timeline/mark_columns.hpp"

#include <numeric>

using namespace simul;
using namespace simul::ui;

namespace {

struct Marked {
    trace::TracePtr trace = trace::testing::random_run(3, 20, 200);
    Axis axis{AxisKind::Steps, *trace};
    std::vector<trace::EventIndex> all = std::vector<trace::EventIndex>(trace->event_count());
    Marked() { std::iota(all.begin(), all.end(), 0); }
};

} // namespace

TEST_CASE("However many events are marked, marks keep their distance") {
    const Marked run;
    const TimeScale scale(run.axis.extent(), 10, 300);
    const std::vector<double> columns = mark_columns(run.all, run.axis, scale, 3);
    REQUIRE(columns.size() > 90);
    REQUIRE(columns.size() <= 101);
    for (std::size_t i = 1; i < columns.size(); ++i)
        CHECK(columns[i] - columns[i - 1] >= 3);
}

TEST_CASE("A single event is marked where it is, to the mark's width") {
    const Marked run;
    const TimeScale scale(run.axis.extent(), 10, 300);
    for (const trace::EventIndex event : {0u, 7u, 500u}) {
        const std::vector<trace::EventIndex> one{event};
        const std::vector<double> columns = mark_columns(one, run.axis, scale, 3);
        REQUIRE(columns.size() == 1);
        const double px = scale.to_px(run.axis.of(event));
        CHECK(columns[0] <= px);
        CHECK(px < columns[0] + 3);
    }
}

TEST_CASE("Only what lies in view is marked") {
    const Marked run;
    const TimeScale scale({100, 110}, 0, 300);
    const std::vector<double> columns = mark_columns(run.all, run.axis, scale, 3);
    CHECK(columns.size() == 11);
    CHECK(mark_columns({}, run.axis, scale, 3).empty());
}
