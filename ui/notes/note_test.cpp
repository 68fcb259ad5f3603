#include "core/trace/testing/sample_traces.hpp"
#include "tests/support/catch.hpp"
#include "ui/notes/note.hpp"

using namespace simul;
using namespace simul::ui;

TEST_CASE("Every event of a run is found again in the same run") {
    const trace::TracePtr trace = trace::testing::producers_and_consumers();
    MarkFinder finder(*trace);
    for (trace::EventIndex event = 0; event < trace->event_count(); ++event)
        CHECK(finder.find(mark_of(*trace, event)) == event);
}

TEST_CASE("Where steps have shifted, the task's nearest event at that time is meant") {
    const trace::TracePtr trace = trace::testing::producers_and_consumers();
    MarkFinder finder(*trace);
    EventMark mark = mark_of(*trace, 100);
    mark.step += 2;
    const auto found = finder.find(mark);
    REQUIRE(found);
    CHECK(trace->time_of(*found) == mark.time);
    CHECK(trace->task(trace->task_of(*found)).label == mark.task);
    mark.step = 4'000'000'000;
    CHECK(finder.find(mark));
}

TEST_CASE("What the run does not have is not found") {
    const trace::TracePtr trace = trace::testing::producers_and_consumers();
    MarkFinder finder(*trace);
    EventMark mark = mark_of(*trace, 100);
    mark.task = "somebody else";
    CHECK_FALSE(finder.find(mark));
    mark = mark_of(*trace, 100);
    mark.time += Duration(1);
    CHECK_FALSE(finder.find(mark));
    mark.time = trace->end_time() + Duration(1'000'000'000);
    CHECK_FALSE(finder.find(mark));
}
