#include "core/trace/measures.hpp"
#include "core/trace/testing/sample_traces.hpp"
#include "core/trace/trace_builder.hpp"
#include "tests/support/catch.hpp"

using namespace simul;
using namespace simul::trace;
using namespace simul::trace::testing;
using namespace std::chrono_literals;

TEST_CASE("In sequence the chess master mostly waits with her hands tied") {
    const Measures measures = measure(*chess_exhibition(SampleModel::Sequential));
    CHECK(measures.makespan == 12h);
    CHECK(measures.busy == 1h);
    CHECK(measures.held == 11h);
    CHECK(measures.idle == 0s);
    CHECK(measures.most_at_once == 1);
    CHECK(measures.switches == 25);
    CHECK(measures.tasks == 25);
}

TEST_CASE("Walking from board to board she thinks for an hour and has made her last move then") {
    const Measures measures = measure(*chess_exhibition(SampleModel::Async));
    CHECK(measures.makespan == 1h + 55s);
    CHECK(measures.busy == 1h);
    CHECK(measures.held == 0s);
    CHECK(measures.idle == 55s);
    CHECK(measures.last_work_end == Instant{} + 1h);
    CHECK(measures.most_at_once == 24);
}

TEST_CASE("Measures add up") {
    const auto seed = GENERATE(range(1u, 13u));
    const TracePtr trace = random_run(seed, 30, 30);
    const Measures measures = measure(*trace);
    CHECK(measures.busy + measures.held + measures.idle == measures.makespan);
    CHECK(measures.idle >= 0s);

    Duration running{};
    Duration holding{};
    std::uint64_t resumes = 0;
    for (TaskIndex task = 0; task < trace->task_count(); ++task) {
        const TaskMeasures own = measure_task(*trace, task);
        Duration life{};
        for (const Duration in_state : own.in_state)
            life += in_state;
        const TaskInfo& info = trace->task(task);
        const Instant end = info.ended ? trace->time_of(*info.ended) : trace->end_time();
        CHECK(life == end - trace->time_of(info.created));
        running += own.in_state[static_cast<std::size_t>(TaskState::Running)];
        holding += own.in_state[static_cast<std::size_t>(TaskState::Holding)];
        resumes += own.resumes;
    }
    CHECK(running == measures.busy);
    CHECK(holding == measures.held);
    CHECK(resumes == measures.resumes);
}

TEST_CASE("The segments of a task partition its life") {
    const auto seed = GENERATE(range(1u, 13u));
    const TracePtr trace = random_run(seed, 30, 30);
    for (TaskIndex task = 0; task < trace->task_count(); ++task) {
        const TaskInfo& info = trace->task(task);
        const SegmentList lane = trace->segments(task);
        REQUIRE_FALSE(lane.empty());
        CHECK(lane.front().first == info.created);
        CHECK(lane.back().last == info.ended.value_or(static_cast<EventIndex>(trace->event_count())));
        for (std::size_t i = 0; i + 1 < lane.size(); ++i) {
            CHECK(lane[i].end == lane[i + 1].begin);
            CHECK(lane[i].last == lane[i + 1].first);
            CHECK(lane[i].first < lane[i].last);
            CHECK(lane[i].state != lane[i + 1].state);
            const bool can_be_late =
                lane[i].state == TaskState::Ready && i > 0 && lane[i - 1].state == TaskState::Sleeping;
            CHECK((lane[i].begin == trace->time_of(lane[i].first) ||
                   (can_be_late && lane[i].begin < trace->time_of(lane[i].first))));
        }
    }
}

TEST_CASE("A sleeper is ready from the moment its timer is due, however late the loop looks") {
    TraceBuilder builder;
    const TaskIndex task = builder.create(Instant{}, "Task-1", kNoTask, 0);
    builder.resume(Instant{}, task, 0);
    builder.suspend(Instant{}, task, 0, {.kind = WaitKind::Sleep, .delay = 10s});
    builder.hold(Instant{}, kNoTask, 0, 25s, HoldKind::Work);
    builder.ready(Instant{} + 25s, task, CauseKind::Timer);
    builder.resume(Instant{} + 25s, task, 0);
    const TracePtr trace = builder.finish({});
    const TaskMeasures measures = measure_task(*trace, task);
    CHECK(measures.in_state[static_cast<std::size_t>(TaskState::Sleeping)] == 10s);
    CHECK(measures.in_state[static_cast<std::size_t>(TaskState::Ready)] == 15s);
    CHECK(trace->state_at(task, 3) == TaskState::Sleeping);
    CHECK(trace->state_at(task, 4) == TaskState::Ready);
}

TEST_CASE("Threads that compute and block at once are summed, and their time is counted once") {
    TraceBuilder builder;
    const TaskIndex first = builder.create(Instant{}, "first", kNoTask, 0);
    const TaskIndex second = builder.create(Instant{}, "second", kNoTask, 0);
    const TaskIndex third = builder.create(Instant{}, "third", kNoTask, 0);
    const TaskIndex pool = builder.start_pool_thread(Instant{}, "pool_0");
    builder.hold(Instant{}, first, 0, 10s, HoldKind::Work);
    builder.hold(Instant{}, pool, 0, 7s, HoldKind::Work);
    builder.hold(Instant{2s}, second, 0, 4s, HoldKind::Work);
    builder.resume(Instant{2s}, third, 0);
    builder.ready(Instant{2s}, third, CauseKind::Processor);
    builder.hold(Instant{5s}, third, 0, 1s, HoldKind::Work);
    builder.hold(Instant{8s}, second, 0, 4s, HoldKind::Sleep);
    const Measures measures = measure(*builder.finish({.time = Instant{15s}}));
    CHECK(measures.busy == 15s);
    CHECK(measures.computing == 10s);
    CHECK(measures.held == 4s);
    CHECK(measures.idle == 3s);
    CHECK(measures.waiting_for_cpu == 3s);
    CHECK(measures.in_pools == 7s);
    CHECK(measures.last_work_end == Instant{10s});
}

TEST_CASE("A hold that the end of the run cut short counts as far as it went") {
    TraceBuilder builder;
    builder.hold(Instant{}, kNoTask, 0, 1h, HoldKind::Work);
    const Measures measures = measure(*builder.finish({.time = Instant{} + 10s}));
    CHECK(measures.busy == 10s);
    CHECK(measures.idle == 0s);
}
