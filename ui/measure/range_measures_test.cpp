#include "core/trace/measures.hpp"
#include "core/trace/testing/sample_traces.hpp"
#include "tests/support/catch.hpp"
#include "ui/measure/range_measures.hpp"

using namespace simul;
using namespace simul::ui;
using namespace std::chrono_literals;

namespace {

const std::function<bool()> kGoOn = [] { return false; };

MeasuredRange whole(const trace::Trace& trace) {
    return {Instant{}, trace.end_time(), 0, static_cast<trace::EventIndex>(trace.event_count())};
}

MeasuredRange between(const trace::Trace& trace, Instant begin, Instant end) {
    const auto count = static_cast<trace::EventIndex>(trace.event_count());
    return {begin, end, trace.first_event_from(begin).value_or(count),
            trace.first_event_from(end).value_or(count)};
}

} // namespace

TEST_CASE("Over the whole run, sums are those of the task's measures, and stretches its segments") {
    for (const std::uint64_t seed : {1, 2, 3}) {
        const trace::TracePtr trace = trace::testing::random_run(seed, 10, 50);
        for (trace::TaskIndex task = 0; task < trace->task_count(); ++task) {
            const auto measures = measure_range(*trace, whole(*trace), task, kGoOn);
            REQUIRE(measures);
            CHECK(measures->events == trace->events_of(task).size());
            const trace::TaskMeasures expected = trace::measure_task(*trace, task);
            std::size_t stretches = 0;
            for (std::size_t state = 0; state < trace::kTaskStateCount; ++state) {
                CHECK(measures->states[state].sum == expected.in_state[state]);
                stretches += measures->states[state].count;
            }
            CHECK(stretches == trace->segments(task).size());
        }
    }
}

TEST_CASE("Cut anywhere, the parts' sums and events add up to the whole") {
    const trace::TracePtr trace = trace::testing::producers_and_consumers();
    const RangeMeasures all = *measure_range(*trace, whole(*trace), {}, kGoOn);
    for (const Duration cut : {1ns, 3'333'333'333ns, 4'000'000'000ns, 11'000'000'001ns}) {
        const Instant at = Instant{} + cut;
        const RangeMeasures left = *measure_range(*trace, between(*trace, Instant{}, at), {}, kGoOn);
        MeasuredRange rest = between(*trace, at, trace->end_time());
        rest.last = static_cast<trace::EventIndex>(trace->event_count());
        const RangeMeasures right = *measure_range(*trace, rest, {}, kGoOn);
        CHECK(left.sum + right.sum == all.sum);
        CHECK(left.events + right.events == all.events);
        for (std::size_t state = 0; state < trace::kTaskStateCount; ++state)
            CHECK(left.states[state].sum + right.states[state].sum == all.states[state].sum);
    }
}

TEST_CASE("A distribution is of the parts in the range: count times mean is the sum") {
    const trace::TracePtr trace = trace::testing::chess_exhibition(trace::testing::SampleModel::Async, 3, 4);
    const auto measures = measure_range(*trace, whole(*trace), trace::TaskIndex{1}, kGoOn);
    const StretchMeasures& sleeping = measures->states[static_cast<std::size_t>(trace::TaskState::Sleeping)];
    CHECK(sleeping.count == 4);
    CHECK(sleeping.min == 55s);
    CHECK(sleeping.max == 55s);
    CHECK(sleeping.p50 == 55s);
    CHECK(sleeping.mean() * 4 == sleeping.sum);
    const trace::Segment first = trace->segments(1)[1];
    const MeasuredRange inside = between(*trace, first.begin + 1s, first.begin + 2s);
    const auto part = measure_range(*trace, inside, trace::TaskIndex{1}, kGoOn);
    CHECK(part->sum == 1s);
    CHECK(part->events == 0);
    CHECK(part->lanes == 1);
}

TEST_CASE("Quantiles are values that occur, by nearest rank") {
    const trace::TracePtr trace = trace::testing::producers_and_consumers();
    const auto measures = measure_range(*trace, whole(*trace), {}, kGoOn);
    const StretchMeasures& sleeping = measures->states[static_cast<std::size_t>(trace::TaskState::Sleeping)];
    std::vector<Duration> lengths;
    for (trace::TaskIndex task = 0; task < trace->task_count(); ++task)
        for (std::size_t i = 0; i < trace->segments(task).size(); ++i)
            if (const auto segment = trace->segments(task)[i]; segment.state == trace::TaskState::Sleeping)
                lengths.push_back(segment.end - segment.begin);
    std::sort(lengths.begin(), lengths.end());
    REQUIRE(lengths.size() == sleeping.count);
    CHECK(sleeping.p50 == lengths[(lengths.size() + 1) / 2 - 1]);
    CHECK(sleeping.p95 == lengths[static_cast<std::size_t>(std::ceil(double(lengths.size()) * 0.95)) - 1]);
    CHECK(sleeping.min <= sleeping.p50);
    CHECK(sleeping.p95 <= sleeping.max);
}

TEST_CASE("Of simultaneous events some can be measured: stretches of no length are counted") {
    const trace::TracePtr trace = trace::testing::producers_and_consumers();
    const auto measures = measure_range(*trace, {Instant{}, Instant{}, 2, 12}, {}, kGoOn);
    CHECK(measures->events == 10);
    CHECK(measures->sum == Duration::zero());
    CHECK(measures->lanes > 0);
}

TEST_CASE("Measuring can be given up") {
    const trace::TracePtr trace = trace::testing::random_run(1, 100, 200);
    CHECK_FALSE(measure_range(*trace, whole(*trace), {}, [] { return true; }));
}
