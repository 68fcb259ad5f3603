#include "core/scenario/run.hpp"
#include "tests/support/catch.hpp"

using namespace simul;
using namespace simul::scenario;

namespace {

using trace::Problem;

/// The problems of a run of this program, "line severity message" each.
std::vector<std::string> problems_of(const std::string& text, Model model = Model::Async) {
    const auto scenario = parse(text, "a.py");
    REQUIRE(scenario);
    RunSettings settings;
    settings.model = model;
    std::vector<std::string> problems;
    const RunResult result = run(*scenario, settings);
    for (const Problem& problem : result.trace->problems()) {
        CHECK_FALSE(problem.advice.empty());
        CHECK(problem.event.has_value());
        const char* severity = problem.severity == Problem::Severity::Note      ? "note"
                               : problem.severity == Problem::Severity::Warning ? "warning"
                                                                                : "error";
        problems.push_back(std::to_string(problem.line) + " " + severity + " " + problem.message);
    }
    return problems;
}

using Problems = std::vector<std::string>;

} // namespace

TEST_CASE("A coroutine that nobody awaits is a problem of the line where it dies") {
    CHECK(problems_of("import asyncio\n"
                      "async def f(): pass\n"
                      "async def main():\n"
                      "    for _ in range(3):\n"
                      "        f()\n"
                      "    asyncio.sleep(1)\n"
                      "asyncio.run(main())\n") ==
          Problems{"5 warning the coroutine 'f' was never awaited: it has not run",
                   "6 warning the coroutine 'sleep' was never awaited: it has not run"});
}

TEST_CASE("An exception that nobody retrieves is a problem of the line that raised it") {
    CHECK(problems_of("import asyncio\n"
                      "async def f():\n"
                      "    raise ValueError('lost')\n"
                      "async def main():\n"
                      "    task = asyncio.create_task(f(), name='loser')\n"
                      "    await asyncio.sleep(1)\n"
                      "asyncio.run(main())\n") ==
          Problems{"3 warning the task 'loser' failed, and nobody looked: ValueError"});
}

TEST_CASE("A task destroyed while it waits is a problem of the line where it waits") {
    CHECK(problems_of("import asyncio\n"
                      "async def f():\n"
                      "    await asyncio.sleep(5)\n"
                      "loop = asyncio.new_event_loop()\n"
                      "task = loop.create_task(f(), name='gone')\n"
                      "loop.run_until_complete(asyncio.sleep(1))\n"
                      "loop.close()\n"
                      "del task\n") == Problems{"3 warning the task 'gone' was destroyed while it waited"});
}

TEST_CASE("Blocking calls that hold the loop are problems, long computations are notes, of the async model") {
    const std::string program = "import asyncio, time, simul\n"
                                "async def main():\n"
                                "    time.sleep(0.25)\n"
                                "    simul.work(2)\n"
                                "    simul.work(0.05)\n"
                                "asyncio.run(main())\n"
                                "time.sleep(3)\n";
    const std::string rest = " holds the event loop: no other task can run meanwhile";
    CHECK(problems_of(program) ==
          Problems{"3 warning a blocking wait of 250 ms" + rest, "4 note computing for 2 s" + rest});
    CHECK(problems_of(program, Model::Sequential).empty());
}

TEST_CASE("A lock held across a long wait is told, and who waits for it") {
    const auto program = [](int tasks, const char* seconds) {
        return "import asyncio\n"
               "async def f(lock):\n"
               "    async with lock:\n"
               "        await asyncio.sleep(" +
               std::string(seconds) +
               ")\n"
               "async def main():\n"
               "    lock = asyncio.Lock()\n"
               "    await asyncio.gather(*(f(lock) for _ in range(" +
               std::to_string(tasks) +
               ")))\n"
               "asyncio.run(main())\n";
    };
    CHECK(problems_of(program(3, "2")) ==
          Problems{"4 warning a lock is held across a wait of 2 s; 2 other tasks wait for it"});
    CHECK(problems_of(program(2, "0.5")) ==
          Problems{"4 warning a lock is held across a wait of 500 ms; another task waits for it"});
    CHECK(problems_of(program(1, "2")) ==
          Problems{"4 note a lock is held across a wait of 2 s; whoever wants it meanwhile waits as long"});
    CHECK(problems_of(program(3, "0.1")).empty());
}
