#include "core/trace/measures.hpp"
#include "core/trace/schedule_json.hpp"
#include "core/trace/testing/sample_traces.hpp"
#include "core/trace/trace_builder.hpp"
#include "tests/support/catch.hpp"

#include <sstream>

using namespace simul;
using namespace simul::trace;
using namespace simul::trace::testing;
using namespace std::chrono_literals;

namespace {

std::string written(const Trace& trace) {
    std::string text;
    write_schedule(trace, [&text](std::string_view piece) { text += piece; });
    return text;
}

tl::expected<TracePtr, std::string> read(const std::string& text) {
    std::istringstream in(text);
    return read_schedule(in);
}

std::string error_of(const std::string& text) {
    const auto trace = read(text);
    return trace ? "no error" : trace.error();
}

} // namespace

TEST_CASE("A schedule trace has the documented form") {
    TraceBuilder builder;
    const StackId chain = builder.stack(0, "chain", 27);
    const StackId part = builder.stack(chain, "part2", 19);
    const TaskIndex first = builder.create(Instant{}, "Task-1", kNoTask, chain);
    const TaskIndex second = builder.create(Instant{}, "say \"hi\"\n", first, 0);
    builder.ready(Instant{}, second, CauseKind::Task, first);
    builder.resume(Instant{} + 4s, first, chain);
    builder.output(Instant{} + 4s, first, chain, OutputStream::Stdout, "not in the schedule");
    builder.suspend(Instant{} + 4s, first, part, {.kind = WaitKind::Sleep, .delay = 7s});
    builder.failed(Instant{} + 4s, second, "KeyError");
    builder.cancelled(Instant{} + 4s, first);
    const TracePtr trace = builder.finish({.exit_status = 1});
    CHECK(
        written(*trace) ==
        R"({"t": 0, "task": "Task-1", "ev": "create", "line": 27, "stack": [["chain", 27]], "by": null})"
        "\n"
        R"({"t": 0, "task": "say \"hi\"\n", "ev": "create", "line": null, "stack": [], "by": "Task-1"})"
        "\n"
        R"({"t": 4000000000, "task": "Task-1", "ev": "resume", "line": 27, "stack": [["chain", 27]]})"
        "\n"
        R"({"t": 4000000000, "task": "Task-1", "ev": "suspend", "line": 19, "stack": [["chain", 27], ["part2", 19]], "wait": "sleep 7 s"})"
        "\n"
        R"({"t": 4000000000, "task": "say \"hi\"\n", "ev": "failed", "line": null, "stack": [], "exc": "KeyError"})"
        "\n"
        R"({"t": 4000000000, "task": "Task-1", "ev": "cancelled", "line": null, "stack": []})"
        "\n"
        R"({"t": 4000000000, "ev": "end", "status": 1})"
        "\n");
}

TEST_CASE("What is read back is what was written") {
    const auto seed = GENERATE(range(1u, 9u));
    const std::string text = written(*random_run(seed, 30, 30));
    const auto again = read(text);
    REQUIRE(again);
    CHECK(written(**again) == text);
}

TEST_CASE("A trace that was read has the lanes of the one that was written") {
    const TracePtr original = chess_exhibition(SampleModel::Async);
    const auto again = read(written(*original));
    REQUIRE(again);
    CHECK(measure(**again).busy == 1h);
    CHECK(measure(**again).makespan == 1h + 55s);
    for (TaskIndex task = 0; task < original->task_count(); ++task)
        CHECK(measure_task(**again, task).in_state == measure_task(*original, task).in_state);
}

TEST_CASE("How a run ended is kept") {
    const auto again = read(written(*deadlock()));
    REQUIRE(again);
    CHECK((*again)->ending().kind == RunEnding::Deadlock);
    CHECK((*again)->ending().exit_status == 3);
    const auto cut_off = read("");
    REQUIRE(cut_off);
    CHECK((*cut_off)->ending().kind == RunEnding::Cancelled);
}

TEST_CASE("Tasks that share a name are told apart by where they stand") {
    const std::string text =
        R"({"t": 0, "task": "w", "ev": "create", "line": 1, "stack": [["f", 1]], "by": null})"
        "\n"
        R"({"t": 0, "task": "w", "ev": "create", "line": 5, "stack": [["g", 5]], "by": null})"
        "\n"
        R"({"t": 0, "task": "w", "ev": "resume", "line": 5, "stack": [["g", 5]]})"
        "\n"
        R"({"t": 0, "task": "w", "ev": "done", "line": null, "stack": []})"
        "\n";
    const auto trace = read(text);
    REQUIRE(trace);
    CHECK_FALSE((*trace)->task(0).ended);
    CHECK((*trace)->task(1).ended);
}

TEST_CASE("A trace that makes no sense is refused with its line") {
    const std::string create = R"({"t": 5, "task": "Task-1", "ev": "create", "stack": []})"
                               "\n";
    CHECK(error_of("[]") == "line 1: this is no JSON object");
    CHECK(error_of("{\"t\": 1") == "line 1: this is no JSON object");
    CHECK(error_of("{\"t\": 1}") == "line 1: an event needs a time \"t\" (nanoseconds) and a kind \"ev\"");
    CHECK(error_of(create + R"({"t": 4, "ev": "end"})") == "line 2: time goes backwards");
    CHECK(error_of(create + R"({"t": 5, "task": "X", "ev": "resume"})") == "line 2: unknown task \"X\"");
    CHECK(error_of(create + R"({"t": 5, "task": "Task-1", "ev": "done"})") ==
          "line 2: \"done\" while no task runs");
    CHECK(error_of(create + R"({"t": 5, "task": "Task-1", "ev": "resume", "stack": [1]})") ==
          "line 2: a level of \"stack\" must be a function and a line");
    CHECK(error_of(R"({"t": 0, "ev": "end"})"
                   "\n" +
                   create) == "line 2: the last event was the end");
}

TEST_CASE("Local variables are saved where they were recorded, and read back") {
    TraceBuilder builder;
    const StackId stack = builder.stack(0, "nap", 3);
    builder.create(Instant{}, "Task-1", kNoTask, stack);
    builder.resume(Instant{}, 0, stack);
    builder.suspend(Instant{}, 0, stack, {.kind = WaitKind::Sleep, .delay = 4s});
    const std::vector<LocalVariable> variables{{0, "seconds", "4"}, {0, "name", "'\"x\"'"}};
    builder.add_locals(variables);
    const TracePtr trace = builder.finish({});
    CHECK(written(*trace).find(
              R"("wait": "sleep 4 s", "locals": [[0, "seconds", "4"], [0, "name", "'\"x\"'"]]})") !=
          std::string::npos);
    const auto again = read(written(*trace));
    REQUIRE(again);
    CHECK((*again)->locals_at(2) == variables);
    CHECK(error_of(R"({"t": 0, "task": "T", "ev": "create", "stack": [["f", 1]], "by": null}
{"t": 0, "task": "T", "ev": "resume", "stack": [["f", 1]]}
{"t": 0, "task": "T", "ev": "suspend", "stack": [["f", 1]], "wait": "sleep 4 s", "locals": [[0, "n"]]})") ==
          "line 3: each of \"locals\" must be a level, a name and a value");
}

namespace {

/// A task that sleeps `count` times: two events and two lines each.
std::string long_schedule(int count) {
    std::string text = R"({"t": 0, "task": "Task-1", "ev": "create", "by": null, "stack": [["main", 1]]})"
                       "\n";
    for (int i = 0; i < count; ++i) {
        const std::string at = std::to_string(i * 1'000'000'000LL);
        text += R"({"t": )" + at +
                R"(, "task": "Task-1", "ev": "resume", "stack": [["main", 1]]})"
                "\n";
        text += R"({"t": )" + at +
                R"(, "task": "Task-1", "ev": "suspend", "stack": [["main", 1]], "wait": "sleep 1 s"})"
                "\n";
    }
    return text;
}

} // namespace

TEST_CASE("A long trace is shown before it is read to its end") {
    std::istringstream text(long_schedule(100'000));
    std::vector<TracePtr> shown;
    std::size_t reports = 0;
    const auto trace = read_schedule(text, {.goes_on =
                                                [&](std::size_t events, Instant) {
                                                    ++reports;
                                                    return events > 0;
                                                },
                                            .so_far = [&](TracePtr so_far) { shown.push_back(so_far); }});
    REQUIRE(trace);
    CHECK(reports > 10);
    REQUIRE(shown.size() == 2);
    CHECK(shown[0]->event_count() < 60'000);
    CHECK(shown[1]->event_count() < (*trace)->event_count());
    for (const TracePtr& part : shown)
        for (EventIndex event = 0; event < part->event_count(); event += 997) {
            CHECK(part->time_of(event) == (*trace)->time_of(event));
            CHECK(part->kind_of(event) == (*trace)->kind_of(event));
        }
}

TEST_CASE("A reading that is stopped gives what was read") {
    std::istringstream text(long_schedule(20'000));
    const auto trace = read_schedule(
        text, {.goes_on = [](std::size_t events, Instant) { return events < 10'000; }, .so_far = {}});
    REQUIRE(trace);
    CHECK((*trace)->event_count() >= 10'000);
    CHECK((*trace)->event_count() < 30'000);
    CHECK((*trace)->ending().kind == RunEnding::Cancelled);
}
