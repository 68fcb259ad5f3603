#include "core/trace/measures.hpp"
#include "core/trace/testing/sample_traces.hpp"
#include "core/trace/trace_builder.hpp"
#include "tests/support/catch.hpp"
#include "ui/counters/state_counts.hpp"

#include <random>

using namespace simul;
using namespace simul::ui;
using trace::TaskState;

namespace {

StateCounts counts_of(const trace::TracePtr& trace, AxisPlaces places) {
    return StateCounts(std::make_shared<const StateChanges>(trace), places);
}

/// The plain way: every segment of every lane, cut to the stretch.
double units_in(const trace::Trace& trace, const AxisPlaces& places, TaskState state, Range stretch) {
    double units = 0;
    for (trace::TaskIndex task = 0; task < trace.task_count(); ++task) {
        if (trace.is_pool_thread(task)) continue;
        const trace::SegmentList segments = trace.segments(task);
        for (std::size_t i = 0; i < segments.size(); ++i) {
            const trace::Segment segment = segments[i];
            if (segment.state != state) continue;
            const Position begin = places.of(segment.begin, segment.first);
            const Position end = places.of(segment.end, segment.last);
            units += static_cast<double>(
                std::max<Position>(0, std::min(end, stretch.end) - std::max(begin, stretch.begin)));
        }
    }
    return units;
}

const std::pair<TaskState, StateChannel> kStates[]{{TaskState::Ready, StateChannel::Ready},
                                                   {TaskState::Running, StateChannel::Running},
                                                   {TaskState::Holding, StateChannel::Holding},
                                                   {TaskState::Sleeping, StateChannel::Sleeping},
                                                   {TaskState::Waiting, StateChannel::Waiting}};

} // namespace

TEST_CASE("the mean counts of any stretch are those of all segments, cut to it") {
    const auto seed = GENERATE(range(1u, 7u));
    const trace::TracePtr traces[]{
        trace::testing::random_run(seed, 40, 60),
        trace::testing::chess_exhibition(trace::testing::SampleModel::Async, 6, 8),
        trace::testing::chess_exhibition(trace::testing::SampleModel::Sequential, 3, 5)};
    std::mt19937_64 random(seed);
    for (const auto& trace : traces)
        for (const AxisPlaces& places :
             {AxisPlaces(AxisKind::Time), AxisPlaces(AxisKind::Steps), AxisPlaces::both(0.5, 1e6)}) {
            const StateCounts counts = counts_of(trace, places);
            const Position end =
                places.of(trace->end_time(), static_cast<trace::EventIndex>(trace->event_count()));
            for (int i = 0; i < 60; ++i) {
                const auto a = static_cast<Position>(random() % static_cast<std::uint64_t>(end));
                const auto longest = static_cast<std::uint64_t>(end - a);
                const Position length =
                    1 + static_cast<Position>(random() % (i % 2 ? longest : longest / 50 + 1));
                const Range stretch{a, std::min(end, a + length)};
                const ByChannel<double> mean = counts.mean(stretch.begin, stretch.end);
                for (const auto& [state, channel] : kStates) {
                    INFO("state " << trace::name_of(state) << " in " << stretch.begin << ", " << stretch.end);
                    CHECK(mean[channel] * static_cast<double>(stretch.length()) ==
                          Approx(units_in(*trace, places, state, stretch)).epsilon(1e-9).margin(1e-6));
                }
            }
        }
}

TEST_CASE("what computes over a whole run is what its measures say") {
    for (const auto model : {trace::testing::SampleModel::Async, trace::testing::SampleModel::Sequential}) {
        const auto trace = trace::testing::chess_exhibition(model, 5, 6);
        const StateCounts counts = counts_of(trace, AxisKind::Time);
        const Position end = trace->end_time().time_since_epoch().count();
        const ByChannel<double> mean = counts.mean(0, end);
        const double busy =
            (mean[StateChannel::Running] + mean[StateChannel::OtherRunning]) * static_cast<double>(end);
        CHECK(busy == Approx(static_cast<double>(trace::measure(*trace).busy.count())));
        CHECK(counts.most_running() == 1);
    }
}

TEST_CASE("the most that live is the greatest sum that lasts") {
    const auto trace = trace::testing::chess_exhibition(trace::testing::SampleModel::Async, 7, 3);
    CHECK(counts_of(trace, AxisKind::Time).most_alive() == 8);
}

TEST_CASE("sums that overflow still have exact differences") {
    trace::TraceBuilder builder;
    const auto year = std::chrono::hours(24 * 365);
    for (int i = 0; i < 1000; ++i) {
        const auto task = builder.create({}, "t", trace::kNoTask, 0);
        builder.resume({}, task, 0);
        builder.suspend({}, task, 0, {.kind = trace::WaitKind::Sleep, .delay = 200 * year});
    }
    const Instant late{std::chrono::duration_cast<Duration>(100 * year)};
    builder.ready(late, 0, trace::CauseKind::Timer);
    builder.resume(late, 0, 0);
    builder.done(late, 0);
    const auto trace = builder.finish({.time = late + Duration(1000)});
    const StateCounts counts = counts_of(trace, AxisKind::Time);
    const Position place = late.time_since_epoch().count();
    CHECK(counts.mean(place - 10, place)[StateChannel::Sleeping] == 1000);
    CHECK(counts.mean(place, place + 10)[StateChannel::Sleeping] == 999);
    CHECK(counts.mean(place - 10, place + 10)[StateChannel::Sleeping] == 999.5);
}
