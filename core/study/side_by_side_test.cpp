#include "core/study/side_by_side.hpp"
#include "tests/support/catch.hpp"

using namespace simul;
using namespace simul::study;
using namespace std::chrono_literals;

namespace {

scenario::Scenario two_waits() {
    return *scenario::parse("import asyncio\n"
                            "LONG = 10  # [1:100] Seconds\n"
                            "async def slow():\n"
                            "    await asyncio.sleep(LONG)\n"
                            "async def quick():\n"
                            "    await asyncio.sleep(4)\n"
                            "async def main():\n"
                            "    await asyncio.gather(slow(), quick())\n"
                            "asyncio.run(main())\n",
                            "a.py");
}

Side side(const std::string& name, scenario::RunSettings settings) {
    return {name, describe(settings), settings, scenario::run(two_waits(), settings)};
}

} // namespace

TEST_CASE("Two runs side by side say what has changed, and what bounds each") {
    scenario::RunSettings shorter;
    shorter.parameters["LONG"] = std::int64_t{5};
    const auto comparison = side_by_side("Waits", side("pinned", {}), side("now", shorter));
    REQUIRE(comparison.runs.size() == 2);
    CHECK(comparison.runs[0].name == "pinned");
    CHECK(comparison.runs[0].caption == "async");
    CHECK(comparison.runs[1].caption == "async, LONG = 5");
    CHECK(comparison.runs[1].speed_up == 2);
    CHECK(comparison.runs[1].measures.makespan == 5s);
    CHECK(comparison.explanation ==
          "now takes 5 s instead of 10 s: 5 s less (50.0 %). pinned: 100.0 % of the makespan is sleeping in "
          "`slow` line 4 of Task-2. now: 100.0 % of the makespan is sleeping in `slow` line 4 of Task-2.");
    CHECK(comparison.about_random_numbers.empty());
}

TEST_CASE("A run that did not finish is not explained") {
    scenario::RunSettings cut;
    cut.limits.tasks = 2;
    const auto comparison = side_by_side("Waits", side("whole", {}), side("cut", cut));
    CHECK(comparison.explanation == "cut did not finish: its figures are of a part.");
}

TEST_CASE("A what-if is shown beside the run as it is") {
    scenario::Progress progress;
    const auto comparison =
        compare_what_if(two_waits(), {}, {.line = 4, .function = {}, .factor = 0.1}, progress);
    REQUIRE(comparison.runs.size() == 2);
    CHECK(comparison.runs[0].measures.makespan == 10s);
    CHECK(comparison.runs[1].measures.makespan == 4s);
    CHECK(comparison.runs[1].caption == "line 4 × 0.1");
    progress.cancel = true;
    CHECK(
        compare_what_if(two_waits(), {}, {.line = 4, .function = {}, .factor = 0.1}, progress).runs.empty());
}

TEST_CASE("A place and its factor are said as people would") {
    CHECK(describe(scenario::TimeScale{.line = 19, .function = {}, .factor = 0.5}) == "line 19 × 0.5");
    CHECK(describe(scenario::TimeScale{.line = 0, .function = "part2", .factor = 2}) == "`part2` × 2");
}
