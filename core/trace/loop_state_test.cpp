#include "core/trace/loop_state.hpp"
#include "core/trace/testing/sample_traces.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <random>

using namespace simul;
using namespace simul::trace;
using namespace simul::trace::testing;

namespace {

/// Where the lanes say that the task is; the lanes are cut by other code.
bool agrees_with_lanes(const Trace& trace, const LoopState& state) {
    std::vector<TaskState> claimed(trace.task_count(), TaskState::NotCreated);
    const auto claim = [&](TaskIndex task, TaskState place) {
        const bool is_first_claim = claimed[task] == TaskState::NotCreated;
        claimed[task] = place;
        return is_first_claim;
    };
    bool fine = true;
    if (state.running != kNoTask) fine &= claim(state.running, TaskState::Running);
    for (const TaskIndex task : state.ready)
        fine &= claim(task, TaskState::Ready);
    for (const SleepingTask& sleeper : state.timers)
        fine &= claim(sleeper.task, TaskState::Sleeping);
    for (const WaitingTask& waiter : state.waiting)
        fine &= claim(waiter.task, TaskState::Waiting);
    for (const TaskIndex task : state.ended)
        fine &= claim(task, TaskState::Done);
    for (TaskIndex task = 0; task < trace.task_count(); ++task) {
        TaskState expected = trace.state_at(task, state.event);
        if (is_end(expected)) expected = TaskState::Done;
        if (expected == TaskState::Holding) expected = TaskState::Running;
        fine &= expected == claimed[task];
    }
    return fine;
}

bool equal(const LoopState& a, const LoopState& b) {
    const auto same_sleeper = [](const SleepingTask& x, const SleepingTask& y) {
        return x.task == y.task && x.due == y.due && x.since == y.since;
    };
    const auto same_waiter = [](const WaitingTask& x, const WaitingTask& y) {
        return x.task == y.task && x.wait == y.wait && x.since == y.since;
    };
    return a.event == b.event && a.time == b.time && a.running == b.running && a.ready == b.ready &&
           a.ended == b.ended && a.resource_level == b.resource_level &&
           std::ranges::equal(a.timers, b.timers, same_sleeper) &&
           std::ranges::equal(a.waiting, b.waiting, same_waiter);
}

} // namespace

TEST_CASE("At every event each task is in exactly the place that its lane says") {
    const auto seed = GENERATE(range(1u, 9u));
    const TracePtr trace = random_run(seed, 40, 25);
    LoopStates states(trace);
    for (EventIndex event = 0; event < trace->event_count(); ++event) {
        INFO("seed " << seed << ", event " << event);
        REQUIRE(agrees_with_lanes(*trace, states.at(event)));
    }
}

TEST_CASE("Whoever is resumed was the first of the ready queue") {
    const auto seed = GENERATE(range(1u, 9u));
    const TracePtr trace = random_run(seed, 40, 25);
    LoopStates states(trace);
    for (EventIndex event = 1; event < trace->event_count(); ++event) {
        if (trace->kind_of(event) != EventKind::Resume) continue;
        const LoopState& before = states.at(event - 1);
        REQUIRE_FALSE(before.ready.empty());
        CHECK(before.ready.front() == trace->task_of(event));
    }
}

TEST_CASE("Timers are in the order in which they fire") {
    const TracePtr trace = random_run(3, 60, 20);
    LoopStates states(trace);
    for (EventIndex event = 1; event < trace->event_count(); ++event) {
        const Event happened = trace->event(event);
        if (happened.kind != EventKind::Ready || happened.cause != CauseKind::Timer) continue;
        const LoopState& before = states.at(event - 1);
        REQUIRE_FALSE(before.timers.empty());
        CHECK(before.timers.front().task == happened.task);
        CHECK(before.timers.front().due <= happened.time);
    }
}

TEST_CASE("A state does not depend on where one comes from") {
    const TracePtr trace = random_run(7, 200, 60); // Long enough for many checkpoints.
    REQUIRE(trace->event_count() > 10'000);
    LoopStates wanderer(trace);
    std::mt19937 random(1);
    const auto count = static_cast<EventIndex>(trace->event_count());
    for (int i = 0; i < 60; ++i) {
        const auto event = static_cast<EventIndex>(random() % count);
        LoopStates newcomer(trace);
        CHECK(equal(wanderer.at(event), newcomer.at(event)));
        if (event > 0) CHECK(equal(wanderer.at(event - 1), newcomer.at(event - 1)));
    }
}

TEST_CASE("Levels of queues are those of the moment") {
    const TracePtr trace = producers_and_consumers();
    LoopStates states(trace);
    for (EventIndex event = 0; event < trace->event_count(); ++event)
        if (trace->kind_of(event) == EventKind::Level)
            CHECK(states.at(event).resource_level[1] == trace->event(event).value);
    CHECK(states.at(0).resource_level[1] == 0);
}

TEST_CASE("In a deadlock those who wait are left over") {
    const TracePtr trace = deadlock();
    LoopStates states(trace);
    const LoopState& last = states.at(static_cast<EventIndex>(trace->event_count() - 1));
    CHECK(last.waiting.size() == 3);
    CHECK(last.ready.empty());
    CHECK(last.timers.empty());
}
