#include "core/study/what_if.hpp"
#include "tests/support/catch.hpp"

using namespace simul;
using namespace simul::study;
using namespace std::chrono_literals;

namespace {

/// slow and quick side by side, then the same computing for both.
scenario::Scenario two_waits() {
    return *scenario::parse("import asyncio, simul\n"
                            "async def slow():\n"
                            "    await asyncio.sleep(10)\n"
                            "async def quick():\n"
                            "    await asyncio.sleep(4)\n"
                            "def compute():\n"
                            "    simul.work(2)\n"
                            "async def main():\n"
                            "    await asyncio.gather(slow(), quick())\n"
                            "    compute()\n"
                            "asyncio.run(main())\n",
                            "a.py");
}

Duration makespan(scenario::TimeScale scale) {
    scenario::RunSettings settings;
    settings.time_scales.push_back(std::move(scale));
    return scenario::run(two_waits(), settings).trace->end_time() - Instant{};
}

} // namespace

TEST_CASE("Lines are ranked by how much shorter the run would be without them") {
    Progress progress;
    const WhatIf answer = what_if(two_waits(), {}, 2, progress);
    CHECK(answer.makespan == 12s);
    REQUIRE(answer.lines.size() == 3);
    // Without the slow wait the quick one remains: more than that cannot be won there.
    CHECK(answer.lines[0].line == 3);
    CHECK(answer.lines[0].function == "slow");
    CHECK(answer.lines[0].time == 10s);
    CHECK(answer.lines[0].makespans == std::array<Duration, 3>{11s, 7s, 6s});
    CHECK(answer.lines[1].line == 7);
    CHECK(answer.lines[1].makespans == std::array<Duration, 3>{11800ms, 11s, 10s});
    // Nobody waits for the quick one.
    CHECK(answer.lines[2].line == 5);
    CHECK(answer.lines[2].makespans == std::array<Duration, 3>{12s, 12s, 12s});
    CHECK(progress.done == 9);
}

TEST_CASE("A line, or what a function does itself, takes another time") {
    CHECK(makespan({.line = 3, .function = {}, .factor = 0.5}) == 7s);
    CHECK(makespan({.line = 3, .function = {}, .factor = 2}) == 22s);
    CHECK(makespan({.line = 0, .function = "compute", .factor = 0}) == 10s);
    CHECK(makespan({.line = 0, .function = "slow", .factor = 0}) == 6s);
    // main's own code takes no time.
    CHECK(makespan({.line = 0, .function = "main", .factor = 0}) == 12s);
}

TEST_CASE("Time that passes in the library passes where the scenario calls it") {
    const auto scenario = scenario::parse("import asyncio, time\n"
                                          "async def main():\n"
                                          "    await asyncio.to_thread(time.sleep, 3)\n"
                                          "    await asyncio.wait_for(asyncio.sleep(2), 10)\n"
                                          "time.sleep(1)\n"
                                          "asyncio.run(main())\n",
                                          "a.py");
    REQUIRE(scenario);
    scenario::RunSettings settings;
    settings.time_scales.push_back({.line = 4, .function = {}, .factor = 0});
    CHECK(scenario::run(*scenario, settings).trace->end_time() == Instant{4s});
    settings.time_scales.push_back({.line = 5, .function = {}, .factor = 3});
    CHECK(scenario::run(*scenario, settings).trace->end_time() == Instant{6s});
}

TEST_CASE("A run that fails to finish is not asked about") {
    const auto scenario = scenario::parse("import asyncio\n"
                                          "async def main():\n"
                                          "    await asyncio.sleep(1)\n"
                                          "    await asyncio.Event().wait()\n"
                                          "asyncio.run(main())\n",
                                          "a.py");
    Progress progress;
    CHECK(what_if(*scenario, {}, 1, progress).lines.empty());
}

TEST_CASE("Places and factors as people write them") {
    CHECK(parse_time_scale("19=0.5") == scenario::TimeScale{.line = 19, .function = {}, .factor = 0.5});
    CHECK(parse_time_scale("part2 = 2") == scenario::TimeScale{.line = 0, .function = "part2", .factor = 2});
    CHECK(parse_time_scale("19").error() == "\"19\": write LINE=FACTOR or FUNCTION=FACTOR, 19=0.5 say");
    CHECK(parse_time_scale("=2").error() == "\"=2\": write LINE=FACTOR or FUNCTION=FACTOR, 19=0.5 say");
    CHECK(parse_time_scale("0=2").error() == "\"0=2\": write LINE=FACTOR or FUNCTION=FACTOR, 19=0.5 say");
    CHECK(parse_time_scale("f=-1").error() == "\"f=-1\": a factor is 0 or more");
}
