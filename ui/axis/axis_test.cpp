#include "core/trace/testing/sample_traces.hpp"
#include "core/trace/trace_builder.hpp"
#include "tests/support/catch.hpp"
#include "ui/axis/axis.hpp"

using namespace simul;
using namespace simul::ui;
using namespace std::chrono_literals;

TEST_CASE("the time axis is as long as the run, the steps axis has one column an event") {
    const auto trace = trace::testing::failures_and_cancellations();
    const Range time = Axis(AxisKind::Time, *trace).extent();
    CHECK(time.begin == 0);
    CHECK(Instant(Duration(time.end)) == trace->end_time());
    CHECK(Axis(AxisKind::Steps, *trace).extent() == Range{0, static_cast<Position>(trace->event_count())});
}

TEST_CASE("a run that takes no time still has an axis") {
    trace::TraceBuilder builder;
    builder.create(Instant{}, "Task-1", trace::kNoTask, 0);
    const auto trace = builder.finish({});
    CHECK(Axis(AxisKind::Time, *trace).extent().length() > 0);
    CHECK(Axis(AxisKind::Steps, *trace).extent() == Range{0, 1});
}

TEST_CASE("positions outside of the run belong to its first and last event") {
    const auto trace = trace::testing::producers_and_consumers();
    const auto last = static_cast<trace::EventIndex>(trace->event_count() - 1);
    for (const AxisKind kind : {AxisKind::Time, AxisKind::Steps}) {
        const Axis axis(kind, *trace);
        CHECK(axis.event_at(-5) == (kind == AxisKind::Steps ? 0 : axis.event_at(0)));
        CHECK(axis.event_at(axis.extent().end + 5) == last);
    }
}

TEST_CASE("going to the other axis and back keeps at least what was in view") {
    const auto trace = trace::testing::producers_and_consumers();
    const Axis time(AxisKind::Time, *trace);
    const Axis steps(AxisKind::Steps, *trace);
    const Range seconds{4'000'000'000, 9'000'000'000};
    const Range events = steps.converted(seconds, time);
    CHECK(trace->time_of(static_cast<trace::EventIndex>(events.begin)) >= Instant{} + 4s);
    CHECK(trace->time_of(static_cast<trace::EventIndex>(events.begin - 1)) < Instant{} + 4s);
    CHECK(trace->time_of(static_cast<trace::EventIndex>(events.end)) >= Instant{} + 9s);
    CHECK(steps.converted(time.extent(), time) == steps.extent());
    CHECK(time.converted(steps.extent(), steps) == time.extent());
}

TEST_CASE("between two events the steps axis is linear in time") {
    const auto trace = trace::testing::chess_exhibition(trace::testing::SampleModel::Async, 1, 1);
    const Axis steps(AxisKind::Steps, *trace);
    trace::EventIndex before = 0;
    while (trace->time_of(before + 1) == trace->time_of(before))
        ++before;
    const Instant from = trace->time_of(before);
    const Duration gap = trace->time_of(before + 1) - from;
    CHECK(steps.between(before, from) == Approx(before));
    CHECK(steps.between(before, from + gap / 2) == Approx(before + 0.5));
    CHECK(steps.between(before, from + gap) == Approx(before + 1.0));
}

TEST_CASE("on the axis that counts both, time and events, a burst opens and a wait stays long") {
    const auto trace = trace::testing::chess_exhibition(trace::testing::SampleModel::Async, 3, 2);
    const Axis both(AxisKind::Both, *trace);
    const Range all = both.extent();
    // Half of the axis is time, half is events.
    CHECK(static_cast<double>(all.length()) ==
          Approx(static_cast<double>(trace->end_time().time_since_epoch().count())));
    for (trace::EventIndex event = 1; event < trace->event_count(); ++event) {
        CHECK(both.of(event) > both.of(event - 1));
        CHECK(both.event_at(both.of(event)) == event);
        CHECK(both.instant_at(both.of(event)) == trace->time_of(event));
    }
}

TEST_CASE("any part of an axis can be found on each other one") {
    const auto trace = trace::testing::producers_and_consumers();
    for (const AxisKind from : {AxisKind::Time, AxisKind::Steps, AxisKind::Both})
        for (const AxisKind to : {AxisKind::Time, AxisKind::Steps, AxisKind::Both}) {
            const Axis old_axis(from, *trace), new_axis(to, *trace);
            CAPTURE(int(from), int(to));
            CHECK(new_axis.converted(old_axis.extent(), old_axis) == new_axis.extent());
            const Range all = old_axis.extent();
            const Range part{all.length() / 4, all.length() * 3 / 4};
            const Range there = new_axis.converted(part, old_axis);
            CHECK(there.begin > new_axis.extent().begin);
            CHECK(there.end < new_axis.extent().end);
        }
}
