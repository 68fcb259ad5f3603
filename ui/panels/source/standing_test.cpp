#include "core/trace/trace_builder.hpp"
#include "tests/support/catch.hpp"
#include "ui/panels/source/standing.hpp"

using namespace simul;
using namespace simul::ui;
using namespace std::chrono_literals;

namespace {

/// Two tasks of one function: the first sleeps at line 6, the second runs at line 5.
trace::TracePtr two_tasks() {
    trace::TraceBuilder builder;
    const trace::StackId begin = builder.stack(0, "work", 4);
    const trace::StackId inner = builder.stack(builder.stack(0, "work", 5), "nap", 6);
    for (const char* name : {"Task-1", "Task-2"}) {
        builder.create({}, name, trace::kNoTask, begin);
        builder.ready({}, builder.task_count() == 1 ? 0 : 1, trace::CauseKind::Start);
    }
    builder.resume({}, 0, begin);
    trace::Wait sleep;
    sleep.kind = trace::WaitKind::Sleep;
    sleep.delay = 2s;
    builder.suspend({}, 0, inner, sleep);
    builder.resume({}, 1, builder.stack(0, "work", 5));
    return builder.finish({});
}

} // namespace

TEST_CASE("A task stands at the innermost line of its last event") {
    const trace::TracePtr trace = two_tasks();
    CHECK(trace->line_of(standing_at(*trace, 0, 0)) == 4);
    CHECK(trace->line_of(standing_at(*trace, 0, 5)) == 6);
    CHECK(trace->line_of(standing_at(*trace, 1, 6)) == 5);
}

TEST_CASE("A task that does not exist yet stands nowhere") {
    const trace::TracePtr trace = two_tasks();
    CHECK(standing_at(*trace, 1, 0) == 0);
}

TEST_CASE("Lines know how many tasks stand there, and whether one runs") {
    const trace::TracePtr trace = two_tasks();
    trace::LoopStates states(trace);
    const auto before = lines_with_tasks(*trace, states.at(3));
    REQUIRE(before.size() == 1);
    CHECK(before.at(4).ready == 2);
    CHECK(before.at(4).state() == trace::TaskState::Ready);

    const auto after = lines_with_tasks(*trace, states.at(6));
    CHECK(after.at(6).sleeping == 1);
    CHECK(after.at(6).state() == trace::TaskState::Sleeping);
    CHECK(after.at(5).running);
    CHECK(after.at(5).count() == 1);
}

TEST_CASE("Code outside of tasks stands where its last event was") {
    trace::TraceBuilder builder;
    builder.hold({}, trace::kNoTask, builder.stack(0, "main", 9), 1s, trace::HoldKind::Sleep);
    const trace::TracePtr trace = builder.finish({});
    trace::LoopStates states(trace);
    CHECK(lines_with_tasks(*trace, states.at(0)).at(9).running);
}
