#include "core/scenario/run.hpp"
#include "core/script/modules/module_catalogue.hpp"
#include "tests/support/catch.hpp"

using namespace simul;
using namespace simul::scenario;

namespace {

struct Ran {
    std::string output;
    RunResult result;
};

Ran run_text(std::string text, RunSettings settings = {}) {
    const auto scenario = parse(std::move(text), "a.py");
    REQUIRE(scenario);
    Ran ran;
    ran.result = run(*scenario, settings,
                     [&](trace::OutputStream, std::string_view written) { ran.output += written; });
    return ran;
}

std::string problem_of(const Ran& ran) {
    const auto problems = ran.result.trace->problems();
    return problems.empty() ? std::string() : problems.front().message;
}

} // namespace

TEST_CASE("Every name that the catalogue of modules promises can be imported") {
    for (const script::ModuleDescription& module : script::supported_modules()) {
        INFO(module.name);
        std::string text;
        for (const std::string_view name : script::names_of(module))
            text += "from " + std::string(module.name) + " import " + std::string(name) + "\n";
        text += "import " + std::string(module.name) + "\n";
        const Ran ran = run_text(text);
        CHECK(ran.output.empty());
        CHECK(ran.result.exit_status == 0);
    }
}

TEST_CASE("Every built-in name that is promised is there") {
    std::string text;
    for (const char character : script::builtin_names())
        text += character == ' ' ? '\n' : character;
    const Ran ran = run_text(text + "\n");
    CHECK(ran.output.empty());
    CHECK(ran.result.exit_status == 0);
}

TEST_CASE("What a pool thread writes belongs to that thread") {
    const Ran ran = run_text("import asyncio, time\n"
                             "def call():\n"
                             "    time.sleep(1)\n"
                             "    print('from the thread')\n"
                             "async def main():\n"
                             "    task = asyncio.to_thread(call)\n"
                             "    waiting = asyncio.create_task(task)\n"
                             "    await asyncio.sleep(0.5)\n"
                             "    time.sleep(2)\n"
                             "    await waiting\n"
                             "asyncio.run(main())\n");
    CHECK(ran.output == "from the thread\n");
    const trace::Trace& trace = *ran.result.trace;
    bool seen = false;
    for (trace::EventIndex index = 0; index < trace.event_count(); ++index) {
        const trace::Event event = trace.event(index);
        if (event.kind != trace::EventKind::Output) continue;
        seen = true;
        CHECK(trace.task(event.task).name == "asyncio_0");
        CHECK(trace.line_of(event.stack) == 4);
        CHECK(event.time == Instant{std::chrono::seconds(1)});
    }
    CHECK(seen);
}

TEST_CASE(
    "A program that is cut off by a limit has that as its problem, and nothing that broke in its wake") {
    RunSettings settings;
    settings.limits.output_bytes = 100;
    const Ran ran = run_text("while True:\n    print('again and again')\n", settings);
    CHECK(ran.result.exit_status == 4);
    REQUIRE(ran.result.trace->problems().size() == 1);
    CHECK(problem_of(ran).find("of output is reached") != std::string::npos);
    CHECK(ran.result.trace->problems().front().line == 2);
}

TEST_CASE("A task too many ends the run at once") {
    RunSettings settings;
    settings.limits.tasks = 10;
    const Ran ran = run_text("import asyncio\n"
                             "async def main():\n"
                             "    while True:\n"
                             "        asyncio.create_task(asyncio.sleep(1))\n"
                             "asyncio.run(main())\n",
                             settings);
    CHECK(ran.result.exit_status == 4);
    CHECK(ran.output.empty());
    CHECK(problem_of(ran).find("the limit of 10 tasks is reached") == 0);
}
