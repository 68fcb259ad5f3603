#include "core/scenario/comparison.hpp"
#include "core/trace/testing/sample_traces.hpp"
#include "core/trace/trace_builder.hpp"
#include "tests/support/catch.hpp"

using namespace simul;
using namespace simul::scenario;
using namespace std::chrono_literals;
using trace::testing::chess_exhibition;
using trace::testing::SampleModel;

namespace {

ComparedRun compared(Model model, trace::TracePtr trace) {
    const trace::Measures measures = trace::measure(*trace);
    return {model, {std::move(trace), 0}, measures, 1};
}

trace::TracePtr without_tasks(Duration work, Duration wait) {
    trace::TraceBuilder builder;
    builder.hold(Instant{}, trace::kNoTask, 0, work, trace::HoldKind::Work);
    builder.hold(Instant{} + work, trace::kNoTask, 0, wait, trace::HoldKind::Sleep);
    return builder.finish({.time = Instant{} + work + wait});
}

std::string explanation_of_both(const trace::TracePtr& trace) {
    return explain({compared(Model::Sequential, trace), compared(Model::Async, trace)});
}

} // namespace

TEST_CASE("The explanation says who wins, why, and what bounds it") {
    CHECK(explain({compared(Model::Sequential, chess_exhibition(SampleModel::Sequential)),
                   compared(Model::Async, chess_exhibition(SampleModel::Async))}) ==
          "async takes 1:00:55 instead of 12:00:00: 91.7 % of the sequential run is waiting, and the waits "
          "of up "
          "to 24 tasks overlap. With one CPU nothing can be faster than the computing itself, 1:00:00; in "
          "async "
          "the last computing ends at 1:00:00, and the last 55 s are waiting.");
}

TEST_CASE("Where all take the same time, the explanation says why") {
    CHECK(explanation_of_both(without_tasks(1s, 1s)) ==
          "All models take the same time: the program has no coroutines, and its waits hold everything.");
    CHECK(
        explanation_of_both(without_tasks(5s, 0s)) ==
        "All models take the same time: the program computes all the time, and there is nothing to wait for "
        "meanwhile.");
    CHECK(explanation_of_both(without_tasks(0s, 0s)) == "Nothing in this program takes time.");
}

TEST_CASE("Runs that did not finish are not explained") {
    CHECK(explanation_of_both(trace::testing::deadlock()).empty());
    CHECK(explain({compared(Model::Async, chess_exhibition(SampleModel::Async))}).empty());
}

namespace {

Comparison compared_text(const std::string& text, MachineSettings machine = {}) {
    RunSettings settings;
    settings.machine = machine;
    const auto scenario = parse(text, "a.py");
    REQUIRE(scenario);
    return compare(*scenario, settings, all_models());
}

std::string gathered(int tasks, const std::string& body) {
    return "import asyncio, simul, time\n"
           "async def task():\n"
           "    " +
           body + "\n" +
           "async def main():\n"
           "    await asyncio.gather(*(task() for _ in range(" +
           std::to_string(tasks) + ")))\nasyncio.run(main())\n";
}

} // namespace

TEST_CASE("Where computing is divided among CPUs, the explanation says so, and why others cannot follow") {
    CHECK(
        compared_text(gathered(4, "simul.work(10)"), {.cpus = 4}).explanation ==
        "processes takes 10 s instead of 40 s: 100.0 % of the sequential run is computing, and processes "
        "computes "
        "on 4.0 CPUs at once, on average. Its 4 CPUs compute 100.0 % of the time: more of them would make it "
        "faster, or less computing. async and threads cannot follow: with one CPU, computing alone takes 40 "
        "s.");
}

TEST_CASE("Where threads are taken, the explanation says whose") {
    CHECK(compared_text(gathered(12, "await asyncio.sleep(10)"), {.threads = 4, .cpus = 3}).explanation ==
          "async takes 10 s instead of 2 min: 100.0 % of the sequential run is waiting, and the waits of up "
          "to 12 "
          "tasks overlap. What remains in async is its longest chain of work and waits: 100.0 % of the "
          "makespan is "
          "sleeping in `task` line 3 of Task-13. In threads tasks wait for one of its 4 threads, which are "
          "taken "
          "100.0 % of the time.");
}

TEST_CASE("Where a pool of the program's own is what all wait for, the explanation says so") {
    CHECK(compared_text(gathered(18, "await asyncio.to_thread(time.sleep, 1)")).explanation ==
          "All models take the same time: it is spent on the program's own 6 pool threads, which every model "
          "has.");
    CHECK(compared_text(gathered(18, "await asyncio.to_thread(time.sleep, 5); await asyncio.sleep(1)"))
              .explanation == "async takes 16 s instead of 23 s: 100.0 % of the sequential run is waiting, "
                              "and the waits of up to 18 tasks "
                              "overlap. What remains in async is its longest chain of work and waits: 93.8 % "
                              "of it are calls on the "
                              "program's own pool threads, of which 5.6 of 6 are busy on average.");
}

TEST_CASE("A comparison tells what random numbers were drawn, if any were") {
    CHECK(compared_text(gathered(2, "await asyncio.sleep(1)")).about_random_numbers.empty());
    const Comparison drawn =
        compared_text("import random\n" + gathered(2, "await asyncio.sleep(random.random())"));
    CHECK(drawn.about_random_numbers.substr(0, 34) == "Each task draws its random numbers");
    // The same durations under every model: what one waits longest, all wait.
    CHECK(drawn.runs[1].measures.makespan == drawn.runs[2].measures.makespan);
    CHECK(drawn.runs[1].measures.makespan == drawn.runs[3].measures.makespan);
}

TEST_CASE("A compared run knows how much of its machine it used, and how long its tasks took") {
    const Comparison comparison = compared_text(gathered(4, "simul.work(10)"), {.threads = 8, .cpus = 2});
    const ComparedRun& threads = comparison.runs[2];
    CHECK(threads.cpu_utilisation() == Approx(1));
    CHECK(threads.thread_utilisation() == Approx(0.5).margin(0.001)); // Four of eight, nearly to the end.
    CHECK(threads.latencies.longest == 40s);
    CHECK(threads.switches() == 4 * 2'000 - 1 + 5);
    const ComparedRun& processes = comparison.runs[3];
    CHECK(processes.speed_up == Approx(2));
    CHECK(processes.latencies.p50 == 10s);
    CHECK(processes.latencies.p95 == 20s);
}
