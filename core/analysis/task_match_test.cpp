#include "core/analysis/task_match.hpp"
#include "core/trace/testing/sample_traces.hpp"
#include "tests/support/catch.hpp"

using namespace simul;
using namespace simul::analysis;
using trace::testing::chess_exhibition;
using trace::testing::SampleModel;

TEST_CASE("A run's tasks are their own counterparts") {
    const trace::TracePtr run = trace::testing::producers_and_consumers();
    const std::vector<trace::TaskIndex> matches = match_tasks(*run, *run);
    REQUIRE(matches.size() == run->task_count());
    for (trace::TaskIndex task = 0; task < matches.size(); ++task)
        CHECK(matches[task] == task);
}

TEST_CASE("What only one of two runs has created has no counterpart") {
    const trace::TracePtr few = chess_exhibition(SampleModel::Sequential, 3, 2);
    const trace::TracePtr many = chess_exhibition(SampleModel::Async, 5, 2);
    const std::vector<trace::TaskIndex> of_few = match_tasks(*few, *many);
    for (trace::TaskIndex task = 0; task < few->task_count(); ++task) {
        REQUIRE(of_few[task] != trace::kNoTask);
        CHECK(few->task(task).function == many->task(of_few[task]).function);
    }
    const std::vector<trace::TaskIndex> of_many = match_tasks(*many, *few);
    CHECK(std::count(of_many.begin(), of_many.end(), trace::kNoTask) == 2);
}
