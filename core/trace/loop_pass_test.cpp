#include "core/trace/loop_pass.hpp"
#include "core/trace/testing/played_loop.hpp"
#include "core/trace/testing/sample_traces.hpp"
#include "tests/support/catch.hpp"

#include <map>
#include <set>

using namespace simul;
using namespace simul::trace;
using namespace simul::trace::testing;
using namespace std::chrono_literals;

namespace {

/// For each step: its task, and the event that queued it.
struct Step {
    TaskIndex task;
    EventIndex queued;
};

std::map<EventIndex, Step> steps_of(const Trace& trace) {
    std::map<EventIndex, Step> steps;
    std::map<TaskIndex, EventIndex> queued;
    for (EventIndex event = 0; event < trace.event_count(); ++event) {
        const EventKind kind = trace.kind_of(event);
        if (kind == EventKind::Create || kind == EventKind::Ready)
            queued.emplace(trace.task_of(event), event);
        if (kind != EventKind::Resume) continue;
        steps[event] = {trace.task_of(event), queued.at(trace.task_of(event))};
        queued.erase(trace.task_of(event));
    }
    return steps;
}

} // namespace

TEST_CASE("A pass runs what was ready when it began: what its steps make ready waits for the next one") {
    PlayedLoop loop;
    loop.add({"main", {Start{1}, Start{2}, Gather{{1, 2}}}});
    loop.add({"a", {Yield{}}});
    loop.add({"b", {}});
    const TracePtr trace = loop.play();
    const LoopPasses passes(*trace);
    REQUIRE(passes.known());
    std::vector<std::pair<std::string, std::uint32_t>> steps;
    for (const auto& [event, step] : steps_of(*trace))
        steps.emplace_back(trace->task(step.task).function, passes.at(event)->number);
    CHECK(steps == std::vector<std::pair<std::string, std::uint32_t>>{
                       {"main", 1}, {"a", 2}, {"b", 2}, {"a", 3}, {"main", 4}});
    const EventIndex first_of_b = trace->events_of(2).back();
    CHECK(passes.at(first_of_b)->steps == 2);
    CHECK(passes.at(first_of_b)->steps_begun == 2);
    CHECK_FALSE(passes.at(0));
}

TEST_CASE("In a pass every task takes at most one step, queued before the pass, and the next pass has no "
          "earlier one") {
    for (const std::uint64_t seed : {1u, 2u, 3u}) {
        const TracePtr trace = random_run(seed, 15, 25);
        const LoopPasses passes(*trace);
        REQUIRE(passes.known());
        std::set<std::pair<std::uint32_t, TaskIndex>> seen;
        std::map<std::uint32_t, std::uint32_t> counts;
        EventIndex pass_before = 0;
        for (const auto& [event, step] : steps_of(*trace)) {
            const LoopPass pass = *passes.at(event);
            CHECK(seen.emplace(pass.number, step.task).second);
            if (pass.first != event) CHECK(step.queued < pass.first);
            if (pass.first == event && pass.number > 1) CHECK(step.queued >= pass_before);
            if (pass.first == event) pass_before = event;
            CHECK(pass.steps_begun == ++counts[pass.number]);
            CHECK(pass.steps >= pass.steps_begun);
        }
        CHECK(counts.size() == passes.count());
    }
}

TEST_CASE("Between two passes the last one is told, with all its steps begun") {
    const TracePtr trace = producers_and_consumers();
    const LoopPasses passes(*trace);
    const EventIndex end = static_cast<EventIndex>(trace->event_count() - 1);
    REQUIRE(passes.at(end));
    CHECK(passes.at(end)->number == passes.count());
    CHECK(passes.at(end)->steps == passes.at(end)->steps_begun);
}

TEST_CASE("Where tasks run at once, on threads, there are no passes") {
    TraceBuilder builder;
    for (TaskIndex task = 0; task < 2; ++task) {
        builder.create({}, "Task", kNoTask, 0);
        builder.resume({}, task, 0);
    }
    const LoopPasses passes(*builder.finish({}));
    CHECK_FALSE(passes.known());
    CHECK_FALSE(passes.at(3));
}
