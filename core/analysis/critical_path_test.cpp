#include "core/analysis/critical_path.hpp"
#include "core/native/program.hpp"
#include "core/sync/event.hpp"
#include "core/trace/recorder.hpp"
#include "core/trace/testing/sample_traces.hpp"
#include "tests/support/catch.hpp"

using namespace simul;
using namespace simul::analysis;
using namespace simul::native;
using namespace std::chrono_literals;
using machine::Machine;

namespace {

/// A run of a C++ program on a machine.
class Recorded {
public:
    explicit Recorded(const Machine& machine)
        : recorder([](const loop::Payload&) { return std::string("error"); }), program(recorder, machine) {}

    trace::TracePtr run(const Coro<>& main) {
        program.run(main);
        return recorder.finish({.time = program.simulation().now()});
    }

    trace::Recorder recorder;
    Program program;
};

/// "main sleeping 0–2, a computing 2–3": seconds.
std::string text_of(const trace::Trace& trace, const CriticalPath& path) {
    std::string text;
    for (const PathStep& step : path) {
        if (!text.empty()) text += ", ";
        text += trace.stack(step.stack).back().function;
        text += " " + std::string(name_of(step.state)) + " ";
        text += std::to_string(static_cast<int>(to_seconds(step.begin))) + "–" +
                std::to_string(static_cast<int>(to_seconds(step.end)));
    }
    return text;
}

void check_has_no_gaps(const trace::Trace& trace, const CriticalPath& path) {
    Instant now{};
    for (const PathStep& step : path) {
        CHECK(step.begin == now);
        CHECK(step.end > step.begin);
        now = step.end;
    }
    CHECK(now == trace.end_time());
}

Coro<> slow() {
    co_await sleep(5s);
}
Coro<> quick() {
    co_await sleep(1s);
}
Coro<> compute() {
    co_await work(2s);
}
Coro<> first_sleep_then_gather() {
    co_await sleep(2s);
    co_await gather(quick(), slow());
    co_await work(1s);
}
Coro<> many_compute() {
    co_await gather(compute(), slow(), compute(), compute());
}

} // namespace

TEST_CASE("The critical path goes through whoever was waited for") {
    Recorded recorded(Machine::async());
    const trace::TracePtr trace = recorded.run(first_sleep_then_gather());
    const CriticalPath path = critical_path(*trace);
    CHECK(text_of(*trace, path) ==
          "first_sleep_then_gather sleeping 0–2, slow sleeping 2–7, first_sleep_then_gather running 7–8");
}

TEST_CASE("Who waits for the thread has his critical path through those who had it") {
    Recorded recorded(Machine::async());
    const trace::TracePtr trace = recorded.run(many_compute());
    // slow sleeps from 2 to 7: nobody computes after 6.
    CHECK(text_of(*trace, critical_path(*trace)) == "compute running 0–2, slow sleeping 2–7");
    Recorded sequential(Machine::sequential());
    const trace::TracePtr in_turn = sequential.run(many_compute());
    CHECK(text_of(*in_turn, critical_path(*in_turn)) ==
          "compute running 0–2, slow holding 2–7, compute running 7–9, compute running 9–11");
}

TEST_CASE("Who waits for a thread of many has his critical path through the one that got free") {
    Recorded recorded(Machine::processes(2));
    const trace::TracePtr trace = recorded.run(many_compute());
    CHECK(text_of(*trace, critical_path(*trace)) ==
          "compute running 0–2, compute running 2–4, compute running 4–6");
}

TEST_CASE("Who waits for a CPU has his critical path through those who had it") {
    Recorded recorded(Machine::under_one_lock(8));
    const trace::TracePtr trace = recorded.run(many_compute());
    const CriticalPath path = critical_path(*trace);
    check_has_no_gaps(*trace, path);
    REQUIRE(trace->end_time() == Instant{6s});
    for (const PathStep& step : path)
        CHECK(step.state == trace::TaskState::Running);
    CHECK(shares_of(*trace, path).front().lanes == 3);
}

TEST_CASE("The chess exhibition is as long as her thinking, and the last reply") {
    const trace::TracePtr trace = trace::testing::chess_exhibition(trace::testing::SampleModel::Async);
    const CriticalPath path = critical_path(*trace);
    check_has_no_gaps(*trace, path);
    const std::vector<PathShare> shares = shares_of(*trace, path);
    // One share for each of her moves, which have lines of their own there, and the last reply.
    REQUIRE(shares.size() == 31);
    CHECK(shares[0].state == trace::TaskState::Running);
    CHECK(shares[0].time == 24 * 5s);
    CHECK(shares[0].lanes == 24);
    CHECK(shares.back().state == trace::TaskState::Sleeping);
    CHECK(shares.back().time == 55s);
    CHECK(describe(*trace, shares[0]) == "3.3 % of the makespan is computing in `game` line 1 of 24 tasks");
}

TEST_CASE("Whatever a run does, its critical path has no gaps and no time twice") {
    using namespace trace::testing;
    for (std::uint64_t seed = 0; seed < 30; ++seed) {
        const trace::TracePtr trace = random_run(seed, 12, 40);
        check_has_no_gaps(*trace, critical_path(*trace));
    }
    for (const trace::TracePtr& trace : {producers_and_consumers(), failures_and_cancellations(), deadlock()})
        check_has_no_gaps(*trace, critical_path(*trace));
}
