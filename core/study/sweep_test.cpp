#include "core/study/sweep.hpp"
#include "core/study/sweep_text.hpp"
#include "tests/support/catch.hpp"

#include <thread>

using namespace simul;
using namespace simul::study;
using scenario::Model;
using namespace std::chrono_literals;

namespace {

scenario::Scenario exhibition() {
    return *scenario::parse("import asyncio, random, simul\n"
                            "OPPONENTS = 3  # [1:200] Boards\n"
                            "THINK = 1.0  # [0:60] Seconds\n"
                            "async def play():\n"
                            "    simul.work(THINK)\n"
                            "    await asyncio.sleep(10 + random.random())\n"
                            "async def main():\n"
                            "    await asyncio.gather(*(play() for _ in range(OPPONENTS)))\n"
                            "asyncio.run(main())\n",
                            "a.py");
}

Sweep two_axes() {
    Sweep sweep;
    sweep.axes = {*parse_axis(exhibition(), "OPPONENTS=1:3"), *parse_axis(exhibition(), "THINK=1,2")};
    sweep.seeds = {0, 1};
    sweep.models = {Model::Sequential, Model::Async};
    return sweep;
}

std::string csv(const Sweep& sweep, Shard shard, unsigned threads) {
    Progress progress;
    return csv_rows(run(exhibition(), sweep, shard, threads, progress));
}

} // namespace

TEST_CASE("A sweep has a row for each point and model, the first axis slowest") {
    Progress progress;
    const std::vector<SweepRow> rows = run(exhibition(), two_axes(), {}, 2, progress);
    REQUIRE(rows.size() == 24);
    CHECK(point_count(two_axes()) == 12);
    CHECK(progress.done == 12);
    CHECK(rows[0].values == std::vector<scenario::ParameterValue>{std::int64_t{1}, 1.0});
    CHECK(rows[1].model == Model::Async);
    CHECK(rows[2].seed == 1);
    CHECK(rows[4].values == std::vector<scenario::ParameterValue>{std::int64_t{1}, 2.0});
    CHECK(rows[8].values == std::vector<scenario::ParameterValue>{std::int64_t{2}, 1.0});
    CHECK(rows[0].speed_up == Approx(1));
    CHECK(*rows[23].speed_up > 2);
    // Seeds make a difference, models do not draw other numbers.
    CHECK(rows[0].measures.makespan != rows[2].measures.makespan);
    CHECK(rows[0].measures.makespan == rows[1].measures.makespan);
}

TEST_CASE("A row's run can be made again") {
    Progress progress;
    const Sweep sweep = two_axes();
    for (const SweepRow& row : run(exhibition(), sweep, {}, 1, progress)) {
        const auto again = scenario::run(exhibition(), settings_of(sweep, row));
        CHECK(again.trace->end_time() - Instant{} == row.measures.makespan);
    }
}

TEST_CASE("A sweep is the same on any number of threads, and its shards are its parts") {
    const Sweep sweep = two_axes();
    const std::string whole = csv(sweep, {}, 1);
    CHECK(csv(sweep, {}, 4) == whole);
    for (const std::size_t count : {2u, 5u, 12u, 40u}) {
        std::string parts;
        for (std::size_t index = 1; index <= count; ++index)
            parts += csv(sweep, {index, count}, 2);
        CHECK(parts == whole);
    }
}

TEST_CASE("A sweep without axes is one point") {
    Sweep sweep;
    sweep.models = {Model::Async};
    Progress progress;
    const std::vector<SweepRow> rows = run(exhibition(), sweep, {}, 1, progress);
    REQUIRE(rows.size() == 1);
    CHECK_FALSE(rows[0].speed_up.has_value());
}

TEST_CASE("A sweep that is cancelled gives the rows that it has") {
    Progress progress;
    progress.runs.cancel = true;
    CHECK(run(exhibition(), two_axes(), {}, 2, progress).empty());
}

TEST_CASE("A sweep can be cancelled in the middle of runs that would never end") {
    const auto endless = scenario::parse("import asyncio\n"
                                         "async def main():\n"
                                         "    while True:\n"
                                         "        await asyncio.sleep(1)\n"
                                         "asyncio.run(main())\n",
                                         "a.py");
    REQUIRE(endless);
    Sweep sweep;
    sweep.seeds = {0, 1, 2, 3};
    sweep.models = {Model::Async};
    sweep.settings.limits.steps = UINT64_MAX;
    Progress progress;
    const std::jthread canceller([&progress] {
        while (progress.runs.events == 0)
            std::this_thread::yield();
        progress.runs.cancel = true;
    });
    CHECK(run(*endless, sweep, {}, 2, progress).empty());
}

TEST_CASE("Rows for other programs name their columns") {
    Sweep sweep;
    sweep.axes = {*parse_axis(exhibition(), "OPPONENTS=2")};
    sweep.models = {Model::Sequential};
    sweep.settings.parameters["THINK"] = 3.0;
    Progress progress;
    const std::vector<SweepRow> rows = run(exhibition(), sweep, {}, 1, progress);
    CHECK(csv_header(sweep) ==
          "OPPONENTS,seed,model,ending,exit_status,speed_up,makespan_s,busy_s,computing_s,waiting_s,ready_s,"
          "waiting_for_cpu_s,latency_p50_s,latency_p95_s,latency_longest_s,cpu_utilisation,thread_"
          "utilisation,tasks,"
          "most_at_once,switches\n");
    CHECK(csv_rows(rows).substr(0, 30) == "2,0,sequential,finished,0,1,26");
    CHECK(json_rows(sweep, rows)
              .find("{\"parameters\":{\"OPPONENTS\":2},\"seed\":0,\"model\":\"sequential\","
                    "\"ending\":\"finished\",\"exit_status\":0,\"speed_up\":1.0,"
                    "\"makespan_ns\":26") == 0);
}
