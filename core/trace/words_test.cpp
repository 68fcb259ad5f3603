#include "core/trace/testing/sample_traces.hpp"
#include "core/trace/trace_builder.hpp"
#include "core/trace/words.hpp"
#include "tests/support/catch.hpp"

using namespace simul;
using namespace simul::trace;
using namespace std::chrono_literals;

namespace {

/// A main (Task-1) and part1 (Task-2), with a queue.
TracePtr two_tasks() {
    TraceBuilder builder;
    builder.add_resource("queue");
    builder.create(Instant{}, "Task-1", kNoTask, builder.stack(0, "main", 30));
    builder.create(Instant{}, "Task-2", 0, builder.stack(0, "part1", 8));
    builder.suspend(Instant{}, 0, builder.stack(0, "main", 31), {.kind = WaitKind::Task, .task = 1});
    builder.output(Instant{}, 1, 0, OutputStream::Stdout, "\x1b[36mHello\x1b[0m there\n");
    return builder.finish({});
}

} // namespace

TEST_CASE("Waits are put into words") {
    const TracePtr trace = two_tasks();
    CHECK(describe_wait(*trace, {.kind = WaitKind::Sleep, .delay = 7s}) == "sleep 7 s");
    CHECK(describe_wait(*trace, {.kind = WaitKind::Task, .task = 1}) == "Task-2 (part1)");
    CHECK(describe_wait(*trace, {.kind = WaitKind::QueueGet, .resource = 1}) == "Queue 1: an item");
    CHECK(describe_wait(*trace, {.kind = WaitKind::Gather, .count = 3}) == "gather of 3");
    CHECK(describe_wait(*trace, {.kind = WaitKind::Lock}) == "a lock: its turn");
    CHECK(describe_wait(*trace, {.kind = WaitKind::WaitFor, .delay = 1500ms}) == "wait_for, at most 1.5 s");
    CHECK(describe_wait(*trace, {.kind = WaitKind::WaitFor, .delay = -1ns}) == "wait_for");
}

TEST_CASE("The words of a wait can be read back") {
    const TracePtr trace = two_tasks();
    for (int kind = 0; kind <= static_cast<int>(WaitKind::Executor); ++kind) {
        Wait wait{.kind = static_cast<WaitKind>(kind)};
        if (wait.kind == WaitKind::Sleep || wait.kind == WaitKind::WaitFor) wait.delay = 1h + 1ns;
        if (wait.kind == WaitKind::Gather || wait.kind == WaitKind::Wait) wait.count = 12;
        CHECK(parse_wait(describe_wait(*trace, wait)).wait == wait);
    }
    CHECK(parse_wait("Queue 1: room").name == "Queue 1");
    CHECK(parse_wait("a queue: room").name.empty());
    CHECK(parse_wait("Task-2 (part1)").name == "Task-2");
    CHECK(parse_wait("sleep badly").wait.kind == WaitKind::Task);
    CHECK(parse_wait("gather of").wait.kind == WaitKind::Task);
}

TEST_CASE("Events are put into sentences") {
    const TracePtr trace = two_tasks();
    CHECK(describe_event(*trace, 0) == "the program starts main");
    CHECK(describe_event(*trace, 1) == "main starts part1");
    CHECK(describe_event(*trace, 2) == "main waits at line 31: Task-2 (part1)");
    CHECK(describe_event(*trace, 3) == "part1 prints “Hello there”");
}

TEST_CASE("A deadlock says who waits for what") {
    CHECK(describe_waiting(*trace::testing::deadlock()) ==
          "  Task-1 (main), line 3: gather of 2\n"
          "  Task-2 (philosopher), line 2: Queue 1: an item\n"
          "  Task-3 (philosopher), line 2: Queue 2: an item\n");
}
