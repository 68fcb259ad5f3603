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
