#include "core/scenario/run.hpp"
#include "core/time/duration_text.hpp"
#include "core/trace/loop_state.hpp"
#include "core/trace/measures.hpp"
#include "core/trace/schedule_json.hpp"
#include "tests/support/catch.hpp"

using namespace simul;
using namespace simul::scenario;

namespace {

trace::TracePtr trace_of(const std::string& text) {
    const auto scenario = parse(text, "a.py");
    REQUIRE(scenario);
    return run(*scenario, {}).trace;
}

/// The lane of a pool thread: "running 0-0, holding 0-2, …" in seconds.
std::string lane(const trace::Trace& trace, const std::string& name) {
    for (trace::TaskIndex task = 0; task < trace.task_count(); ++task) {
        if (trace.task(task).name != name) continue;
        CHECK(trace.is_pool_thread(task));
        std::string text;
        for (const trace::Segment segment : trace.segments(task)) {
            if (segment.begin == segment.end) continue;
            text += (text.empty() ? "" : ", ") + std::string(name_of(segment.state)) + " " +
                    format_duration(segment.begin - Instant{}) + "-" +
                    format_duration(segment.end - Instant{});
        }
        return text;
    }
    return "no such lane";
}

const std::string kThreeCalls = "import asyncio, time, simul\n"
                                "from concurrent.futures import ThreadPoolExecutor\n"
                                "def call(seconds):\n"
                                "    time.sleep(seconds)\n"
                                "    simul.work(1)\n"
                                "async def main():\n"
                                "    loop = asyncio.get_running_loop()\n"
                                "    with ThreadPoolExecutor(2) as pool:\n"
                                "        calls = [loop.run_in_executor(pool, call, n) for n in (1, 3, 1)]\n"
                                "        await asyncio.gather(*calls)\n"
                                "    await asyncio.sleep(1)\n"
                                "asyncio.run(main())\n";

} // namespace

TEST_CASE("Pool threads have lanes of their own, in which their calls block and compute") {
    const auto trace = trace_of(kThreeCalls);
    CHECK(trace->task_count() == 3);
    CHECK(trace->pool_thread_count() == 2);
    CHECK(lane(*trace, "ThreadPoolExecutor-0_0") == "holding 0 s-1 s, running 1 s-2 s, holding 2 s-3 s, "
                                                    "running 3 s-4 s, waiting 4 s-5 s");
    CHECK(lane(*trace, "ThreadPoolExecutor-0_1") == "holding 0 s-3 s, running 3 s-4 s, waiting 4 s-5 s");
}

TEST_CASE("A pool thread stands in the scenario's code") {
    const auto trace = trace_of(kThreeCalls);
    std::vector<int> lines;
    for (trace::EventIndex event = 0; event < trace->event_count(); ++event) {
        const trace::TaskIndex task = trace->task_of(event);
        if (task == trace::kNoTask || trace->task(task).name != "ThreadPoolExecutor-0_1") continue;
        if (trace->kind_of(event) == trace::EventKind::Hold)
            lines.push_back(trace->line_of(trace->event(event).stack));
    }
    CHECK(lines == std::vector<int>{4, 5});
}

TEST_CASE("Pool threads are no tasks: not of the loop, the measures or the schedule") {
    const auto trace = trace_of(kThreeCalls);
    trace::LoopStates states(trace);
    for (trace::EventIndex event = 0; event < trace->event_count(); ++event) {
        const trace::LoopState& state = states.at(event);
        CHECK((state.running == trace::kNoTask || !trace->is_pool_thread(state.running)));
        CHECK(state.ready.size() + state.waiting.size() + state.timers.size() <= 1);
    }
    const trace::Measures measures = trace::measure(*trace);
    CHECK(measures.tasks == 1);
    CHECK(measures.busy == Duration::zero());
    CHECK(measures.held == Duration::zero());
    std::string schedule;
    trace::write_schedule(*trace, [&](std::string_view text) { schedule += text; });
    CHECK(schedule.find("Task-1") != std::string::npos);
    CHECK(schedule.find("ThreadPoolExecutor") == std::string::npos);
}

TEST_CASE("Tasks keep their places among the lanes when pools start between them") {
    const auto trace = trace_of("import asyncio, time\n"
                                "async def child(n):\n"
                                "    await asyncio.to_thread(time.sleep, n)\n"
                                "    return n\n"
                                "async def main():\n"
                                "    for n in (1, 2):\n"
                                "        await asyncio.create_task(child(n))\n"
                                "asyncio.run(main())\n");
    REQUIRE(trace->task_count() == 4);
    CHECK(trace->task(0).name == "Task-1");
    CHECK(trace->task(1).name == "Task-2");
    CHECK(trace->task(2).name == "asyncio_0");
    CHECK(trace->task(3).name == "Task-3");
    CHECK(trace->task(3).creator == 0);
    CHECK(lane(*trace, "asyncio_0") == "holding 0 s-1 s, holding 1 s-3 s");
}
