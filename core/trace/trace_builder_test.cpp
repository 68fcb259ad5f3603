#include "core/trace/testing/sample_traces.hpp"
#include "core/trace/trace_builder.hpp"
#include "tests/support/catch.hpp"

using namespace simul;
using namespace simul::trace;
using namespace std::chrono_literals;
using testing::SampleModel;

namespace {

Instant at(Duration since_start) {
    return Instant{} + since_start;
}

/// The lane in a line: "ready 0-0 | running 0-5 | …", in seconds.
std::string lane(const Trace& trace, TaskIndex task) {
    std::string text;
    for (const Segment segment : trace.segments(task)) {
        if (!text.empty()) text += " | ";
        text += std::string(name_of(segment.state)) + " " +
                std::to_string(segment.begin.time_since_epoch() / 1s) + "-" +
                std::to_string(segment.end.time_since_epoch() / 1s);
    }
    return text;
}

} // namespace

TEST_CASE("A task's lane is cut where its state changes") {
    TraceBuilder builder;
    const StackId stack = builder.stack(0, "f", 3);
    const TaskIndex task = builder.create(at(0s), "Task-1", kNoTask, stack);
    builder.ready(at(0s), task, CauseKind::Start);
    builder.resume(at(1s), task, stack);
    builder.hold(at(1s), task, stack, 2s, HoldKind::Work);
    builder.hold(at(3s), task, stack, 1s, HoldKind::Sleep);
    builder.suspend(at(4s), task, stack, {.kind = WaitKind::Sleep, .delay = 5s});
    builder.ready(at(9s), task, CauseKind::Timer);
    builder.resume(at(10s), task, stack);
    builder.done(at(10s), task);
    const TracePtr trace = builder.finish({});
    CHECK(lane(*trace, task) == "ready 0-1 | running 1-3 | holding 3-4 | sleeping 4-9 | ready 9-10 | "
                                "running 10-10");
    CHECK(trace->final_state(task) == TaskState::Done);
    CHECK(trace->state_at(task, 8) == TaskState::Done);
    CHECK_FALSE(trace->segment_at(task, 8));
    CHECK(trace->end_time() == at(10s));
}

TEST_CASE("A task runs on after a blocking wait, as soon as anything happens") {
    TraceBuilder builder;
    const TaskIndex parent = builder.create(at(0s), "Task-1", kNoTask, 0);
    builder.resume(at(0s), parent, 0);
    builder.hold(at(0s), parent, 0, 2s, HoldKind::Sleep);
    builder.create(at(2s), "Task-2", parent, 0);
    builder.suspend(at(2s), parent, 0, {.kind = WaitKind::Sleep, .delay = 1s});
    const TracePtr trace = builder.finish({.time = at(2s)});
    CHECK(lane(*trace, parent) == "ready 0-0 | running 0-0 | holding 0-2 | running 2-2 | sleeping 2-2");
    CHECK(trace->state_at(parent, 2) == TaskState::Holding);
    CHECK(trace->state_at(parent, 3) == TaskState::Running);
}

TEST_CASE("Events come back as they went in") {
    TraceBuilder builder;
    const StackId outer = builder.stack(0, "main", 10);
    const StackId inner = builder.stack(outer, "fetch", 4);
    const ResourceId queue = builder.add_resource("queue");
    const TaskIndex first = builder.create(at(0s), "Task-1", kNoTask, outer);
    const TaskIndex second = builder.create(at(0s), "worker", first, inner);
    builder.ready(at(0s), second, CauseKind::Task, first);
    builder.suspend(at(1s), first, inner, {.kind = WaitKind::Gather, .count = 3});
    builder.suspend(at(1s), second, inner, {.kind = WaitKind::QueueGet, .resource = queue});
    builder.level(at(2s), kNoTask, queue, -7);
    builder.output(at(2s), first, outer, OutputStream::Stderr, "one");
    builder.output(at(2s), kNoTask, 0, OutputStream::Stdout, "two\n");
    builder.failed(at(3s), second, "KeyError");
    const TracePtr trace = builder.finish({});

    CHECK(trace->event(1).other == first);
    CHECK(trace->event(2).cause == CauseKind::Task);
    CHECK(trace->event(2).other == first);
    CHECK(trace->event(3).wait == Wait{.kind = WaitKind::Gather, .count = 3});
    CHECK(trace->event(3).stack == inner);
    CHECK(trace->event(4).wait == Wait{.kind = WaitKind::QueueGet, .resource = queue});
    CHECK(trace->event(5).value == -7);
    CHECK(trace->event(5).resource == queue);
    CHECK(trace->event(6).text == "one");
    CHECK(trace->event(6).stream == OutputStream::Stderr);
    CHECK(trace->event(7).text == "two\n");
    CHECK(trace->event(8).text == "KeyError");
    CHECK(trace->resource(queue).name == "Queue 1");
    const std::vector<StackLevel> levels = trace->stack(inner);
    REQUIRE(levels.size() == 2);
    CHECK(levels[0].function == "main");
    CHECK(levels[1].line == 4);
    CHECK(trace->line_of(inner) == 4);
    CHECK(trace->outputs().size() == 2);
}

TEST_CASE("Equal stacks are one stack") {
    TraceBuilder builder;
    const StackId a = builder.stack(builder.stack(0, "main", 10), "fetch", 4);
    CHECK(builder.stack(builder.stack(0, "main", 10), "fetch", 4) == a);
    CHECK(builder.stack(builder.stack(0, "main", 11), "fetch", 4) != a);
    CHECK(builder.stack(builder.stack(0, "fetch", 4), "main", 10) != a);
}

TEST_CASE("A task is labelled by its chosen name, else by its function") {
    TraceBuilder builder;
    const StackId worker = builder.stack(0, "worker", 1);
    builder.create(at(0s), "Task-1", kNoTask, builder.stack(0, "main", 1));
    builder.create(at(0s), "Task-2", 0, worker);
    builder.create(at(0s), "the boss", 0, worker);
    builder.create(at(0s), "Task-4", 0, worker);
    builder.create(at(0s), "Task-5", 0, 0);
    const TracePtr trace = builder.finish({});
    CHECK(trace->task(0).label == "main");
    CHECK(trace->task(1).label == "worker(0)");
    CHECK(trace->task(2).label == "the boss");
    CHECK(trace->task(3).label == "worker(2)");
    CHECK(trace->task(4).label == "Task-5");
}

TEST_CASE("A renamed task keeps its old name where it bore it") {
    TraceBuilder builder;
    const TaskIndex task = builder.create(at(0s), "Task-1", kNoTask, 0);
    const TaskIndex other = builder.create(at(0s), "Task-2", kNoTask, 0);
    builder.rename(task, "first");
    builder.resume(at(0s), task, 0);
    builder.rename(task, "second");
    builder.done(at(0s), task);
    const TracePtr trace = builder.finish({});
    CHECK(trace->name_at(task, 0) == "Task-1");
    CHECK(trace->name_at(task, 2) == "first");
    CHECK(trace->name_at(task, 3) == "second");
    CHECK(trace->name_at(other, 3) == "Task-2");
    CHECK(trace->task(task).name == "second");
}

TEST_CASE("Moments and events are found from one another") {
    const TracePtr trace = testing::chess_exhibition(SampleModel::Async, 3, 2);
    CHECK_FALSE(trace->last_event_at(Instant{} - 1ns));
    CHECK(trace->last_event_at(Instant::max()) == trace->event_count() - 1);
    CHECK_FALSE(trace->first_event_from(trace->end_time() + 1ns));
    for (EventIndex event = 0; event < trace->event_count(); ++event) {
        const Instant time = trace->time_of(event);
        CHECK(trace->time_of(*trace->last_event_at(time)) == time);
        CHECK(trace->time_of(*trace->first_event_from(time)) == time);
        CHECK(*trace->first_event_from(time) <= event);
        CHECK(*trace->last_event_at(time) >= event);
    }
}

TEST_CASE("An instant is found from any event nearby, with its last event") {
    const TracePtr trace = testing::random_run(5, 6, 40);
    const auto count = static_cast<EventIndex>(trace->event_count());
    REQUIRE(count > 200);
    for (EventIndex event = 0; event < count; event += 3) {
        const Instant time = trace->time_of(event);
        const InstantOfEvents instant = trace->instant_of(event);
        CHECK(instant.time == time);
        CHECK(trace->time_of(instant.end - 1) == time);
        CHECK((instant.end == count || trace->time_of(instant.end) > time));
        for (const EventIndex near : {EventIndex{0}, event / 2, event, count - 1, count + 100}) {
            CHECK(trace->first_event_from(time, near) == *trace->first_event_from(time));
            CHECK(trace->first_event_from(time + 1ns, near) == instant.end);
        }
    }
    CHECK(trace->first_event_from(trace->end_time() + 1ns, 0) == count);
    CHECK(Trace().first_event_from(Instant{}, 7) == 0);
}

TEST_CASE("The chess exhibition takes twelve hours in sequence and one hour and 55 seconds asynchronously") {
    CHECK(testing::chess_exhibition(SampleModel::Sequential)->end_time() == at(12h));
    const TracePtr async = testing::chess_exhibition(SampleModel::Async);
    CHECK(async->end_time() == at(1h + 55s));
    CHECK(async->task_count() == 25);
}

TEST_CASE("A program without tasks has segments of its own") {
    TraceBuilder builder;
    builder.hold(at(0s), kNoTask, 0, 3s, HoldKind::Work);
    builder.hold(at(3s), kNoTask, 0, 1s, HoldKind::Sleep);
    const TracePtr trace = builder.finish({.time = at(4s)});
    REQUIRE(trace->program_segments().size() == 2);
    CHECK(trace->program_segments()[0] == Segment{at(0s), at(3s), TaskState::Running, 0, 1});
    CHECK(trace->program_segments()[1] == Segment{at(3s), at(4s), TaskState::Holding, 1, 2});
}

TEST_CASE("An empty trace has nothing in it") {
    const TracePtr trace = TraceBuilder().finish({});
    CHECK(trace->empty());
    CHECK(trace->task_count() == 0);
    CHECK_FALSE(trace->last_event_at(at(0s)));
    CHECK(Trace().empty());
}

TEST_CASE("An event knows its pass of the loop, passes in which nothing happened counted") {
    TraceBuilder builder;
    builder.create(at(0s), "main", kNoTask, 0);
    builder.begin_pass();
    builder.resume(at(0s), 0, 0);
    builder.begin_pass();
    builder.begin_pass();
    builder.begin_pass();
    builder.done(at(1s), 0);
    const TracePtr trace = builder.finish({});
    CHECK_FALSE(trace->pass_of(0));
    CHECK(trace->pass_of(1) == 1u);
    CHECK(trace->pass_of(2) == 4u);
}

TEST_CASE("Why a task is ready and what it will find are both kept") {
    TraceBuilder builder;
    builder.create(at(0s), "main", kNoTask, 0);
    for (const CauseKind cause :
         {CauseKind::Start, CauseKind::Task, CauseKind::Timer, CauseKind::Executor, CauseKind::Processor})
        for (const WakeKind wake : {WakeKind::Value, WakeKind::Exception, WakeKind::Cancelled})
            builder.ready(at(0s), 0, cause, kNoTask, wake);
    const TracePtr trace = builder.finish({});
    for (EventIndex event = 1; event < trace->event_count(); ++event) {
        CHECK(trace->event(event).cause == static_cast<CauseKind>((event - 1) / 3));
        CHECK(trace->event(event).wake == static_cast<WakeKind>((event - 1) % 3));
    }
}

TEST_CASE("Local variables are kept by suspension until their room is full: the beginning stays") {
    TraceBuilder builder;
    builder.set_room_for_locals(100);
    builder.create(at(0s), "main", kNoTask, 0);
    const std::vector<LocalVariable> variables{{0, "n", "1"}, {1, "seconds", "4"}};
    for (int i = 0; i < 3; ++i) {
        builder.suspend(at(0s), 0, 0, {});
        builder.add_locals(variables);
        builder.resume(at(0s), 0, 0);
    }
    const TracePtr trace = builder.finish({});
    CHECK(trace->has_locals());
    CHECK(trace->locals_at(1) == variables);
    CHECK(trace->locals_at(3) == variables);
    CHECK(trace->locals_at(5).empty());
    CHECK(trace->locals_at(2).empty());
    CHECK(trace->locals_missing_from() == EventIndex{5});
}

TEST_CASE("What there is so far is a trace of its own, and the recording goes on") {
    TraceBuilder builder;
    const StackId stack = builder.stack(0, "main", 3);
    builder.create(at(0s), "Task-1", kNoTask, stack);
    builder.resume(at(0s), 0, stack);
    builder.output(at(1s), 0, stack, OutputStream::Stdout, "half");
    const TracePtr half = builder.so_far();
    builder.rename(0, "renamed");
    builder.output(at(2s), 0, stack, OutputStream::Stdout, " and half");
    builder.done(at(2s), 0);
    const TracePtr whole = builder.finish({});

    REQUIRE(half->event_count() == 3);
    CHECK(half->end_time() == at(1s));
    CHECK(half->task(0).label == "main");
    CHECK(!half->task(0).ended);
    CHECK(half->event(2).text == "half");
    CHECK(half->segments(0).back().state == TaskState::Running);
    REQUIRE(whole->event_count() == 5);
    CHECK(whole->event(3).text == " and half");
    CHECK(whole->name_at(0, 2) == "Task-1");
    CHECK(whole->task(0).name == "renamed");
}
