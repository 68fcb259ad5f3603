#include "core/trace/testing/sample_traces.hpp"
#include "core/trace/trace_builder.hpp"
#include "tests/support/catch.hpp"
#include "ui/player/stop_condition.hpp"

#include <random>

using namespace simul;
using namespace simul::ui;
using namespace std::chrono_literals;
using trace::EventIndex;
using trace::EventKind;
using trace::TaskState;

namespace {

constexpr trace::TaskIndex kTask = 0;

/// One task: 0 create, 1 ready, 2 resume, 3 suspend (line 5), 4 ready, 5 resume, 6 done.
trace::TracePtr one_sleep() {
    trace::TraceBuilder builder;
    const trace::StackId at_5 = builder.stack(0, "nap", 5);
    builder.create({}, "Task-1", trace::kNoTask, builder.stack(0, "nap", 4));
    builder.ready({}, kTask, trace::CauseKind::Start);
    builder.resume({}, kTask, builder.stack(0, "nap", 4));
    trace::Wait sleep;
    sleep.kind = trace::WaitKind::Sleep;
    sleep.delay = 3s;
    builder.suspend({}, kTask, at_5, sleep);
    builder.ready(Instant{3s}, kTask, trace::CauseKind::Timer);
    builder.resume(Instant{3s}, kTask, at_5);
    builder.done(Instant{3s}, kTask);
    return builder.finish({});
}

std::vector<EventIndex> all_that_meet(const trace::Trace& trace, const StopCondition& condition) {
    std::vector<EventIndex> events;
    for (EventIndex event = 0; event < trace.event_count(); ++event)
        if (stops_at(trace, condition, event)) events.push_back(event);
    return events;
}

/// Every event that a search comes by when it goes on from where it was, however small its slices are.
std::vector<EventIndex> found_one_by_one(const trace::TracePtr& trace,
                                         const std::vector<StopCondition>& conditions, Direction direction,
                                         std::size_t slice) {
    std::vector<EventIndex> found;
    auto from = static_cast<EventIndex>(direction == Direction::Forward ? 0 : trace->event_count());
    while (true) {
        StopSearch search(trace, conditions, from, direction);
        while (!search.advance(slice)) {
        }
        if (!search.found()) return found;
        from = *search.found();
        found.push_back(from);
    }
}

} // namespace

TEST_CASE("A stop at a line is where something happens at that line") {
    CHECK(all_that_meet(*one_sleep(), StopAtLine{5}) == std::vector<EventIndex>{3, 5});
    CHECK(all_that_meet(*one_sleep(), StopAtLine{6}).empty());
}

TEST_CASE("A stop at a state is the event that begins it") {
    const trace::TracePtr trace = one_sleep();
    CHECK(all_that_meet(*trace, StopAtState{TaskState::Ready}) == std::vector<EventIndex>{1, 4});
    CHECK(all_that_meet(*trace, StopAtState{TaskState::Sleeping, kTask}) == std::vector<EventIndex>{3});
    CHECK(all_that_meet(*trace, StopAtState{TaskState::Sleeping, 7}).empty());
    CHECK(all_that_meet(*trace, StopAtState{TaskState::Done}) == std::vector<EventIndex>{6});
    CHECK(all_that_meet(*trace, StopAtState{TaskState::NotCreated}).empty());
}

TEST_CASE("A stop at a task is each of its steps") {
    CHECK(all_that_meet(*one_sleep(), StopAtStep{kTask}) == std::vector<EventIndex>{2, 5});
}

TEST_CASE("A stop at failures is where a task ends with an exception") {
    const trace::TracePtr trace = trace::testing::failures_and_cancellations();
    const auto stops = all_that_meet(*trace, StopAtFailure{});
    REQUIRE(stops.size() == 1);
    CHECK(trace->kind_of(stops.front()) == EventKind::Failed);
}

TEST_CASE("States that stops tell from events are those of the lanes") {
    const trace::TracePtr trace = trace::testing::random_run(11, 12, 20);
    for (EventIndex event = 1; event < trace->event_count(); ++event) {
        const trace::TaskIndex task = trace->task_of(event);
        if (task == trace::kNoTask) continue;
        for (std::size_t state = 1; state < trace::kTaskStateCount; ++state) {
            if (!stops_at(*trace, StopAtState{TaskState(state), task}, event)) continue;
            CHECK(trace->state_at(task, event) == TaskState(state));
        }
    }
}

TEST_CASE("Searching backwards finds what searching forwards finds, the other way round") {
    const trace::TracePtr trace = trace::testing::random_run(5, 10, 30);
    const std::vector<std::vector<StopCondition>> searches{
        {StopAtState{TaskState::Sleeping}},
        {StopAtStep{3}},
        {StopAtStep{3}, StopAtState{TaskState::Waiting, 3}},
        {StopAtStep{2}, StopAtFailure{}, StopAtEvent{17}},
    };
    for (const auto& conditions : searches) {
        auto forwards = found_one_by_one(trace, conditions, Direction::Forward, 1000);
        auto backwards = found_one_by_one(trace, conditions, Direction::Backward, 3);
        std::reverse(backwards.begin(), backwards.end());
        CHECK_FALSE(forwards.empty());
        CHECK(forwards == backwards);
    }
}

TEST_CASE("Nothing is found where there is nothing to look at, or nothing to look for") {
    StopSearch no_conditions(one_sleep(), {}, 0, Direction::Forward);
    CHECK(no_conditions.advance(100));
    CHECK_FALSE(no_conditions.found());
    StopSearch no_trace(nullptr, {StopAtFailure{}}, 0, Direction::Forward);
    CHECK(no_trace.advance(100));
    StopSearch at_the_end(one_sleep(), {StopAtStep{kTask}}, 6, Direction::Forward);
    CHECK(at_the_end.advance(100));
    CHECK_FALSE(at_the_end.found());
}

TEST_CASE("Over an await leads from a step to the next one, and back to the suspension") {
    const trace::TracePtr trace = one_sleep();
    const auto over = [&](EventIndex from, Direction direction) {
        return over_await(*trace, kTask, from, direction);
    };
    for (const EventIndex from : {2u, 3u, 4u})
        CHECK(over(from, Direction::Forward) == EventIndex{5});
    CHECK(over(0, Direction::Forward) == EventIndex{5}); // The first step leads out of no suspension.
    CHECK(over(5, Direction::Forward) == EventIndex{6}); // It never suspends again: its end.
    CHECK_FALSE(over(6, Direction::Forward));
    for (const EventIndex from : {4u, 5u, 6u})
        CHECK(over(from, Direction::Backward) == EventIndex{3});
    CHECK(over(3, Direction::Backward) == EventIndex{0});
    CHECK_FALSE(over(0, Direction::Backward));
}

TEST_CASE("Over an await and back stays in the same suspension") {
    const trace::TracePtr trace = trace::testing::random_run(9, 10, 30);
    std::mt19937 random(1);
    int seen = 0;
    for (int i = 0; i < 300; ++i) {
        const auto task = static_cast<trace::TaskIndex>(random() % trace->task_count());
        const auto from = static_cast<EventIndex>(random() % trace->event_count());
        const auto resumed = over_await(*trace, task, from, Direction::Forward);
        if (!resumed || trace->kind_of(*resumed) != EventKind::Resume) continue;
        const auto suspended = over_await(*trace, task, *resumed, Direction::Backward);
        REQUIRE(suspended);
        CHECK(over_await(*trace, task, *suspended, Direction::Forward) == resumed);
        ++seen;
    }
    CHECK(seen > 50);
}
