#include "core/scenario/run.hpp"
#include "tests/support/catch.hpp"

using namespace simul;
using namespace simul::scenario;

namespace {

trace::TracePtr run_with_locals(const std::string& program, std::uint64_t bytes) {
    const auto scenario = parse(program, "locals.py");
    if (!scenario) FAIL(scenario.error().text());
    RunSettings settings;
    settings.locals_bytes = bytes;
    return run(*scenario, settings).trace;
}

/// "n = 1, seconds = 4" of the first suspension, all levels.
std::string locals_of(const std::string& body, const std::string& before = {}) {
    const trace::TracePtr trace = run_with_locals("import asyncio\n" + before + "async def main():\n" + body +
                                                      "    await asyncio.sleep(1)\nasyncio.run(main())\n",
                                                  1 << 20);
    for (trace::EventIndex event = 0; event < trace->event_count(); ++event) {
        if (trace->kind_of(event) != trace::EventKind::Suspend) continue;
        std::string text;
        for (const trace::LocalVariable& variable : trace->locals_at(event))
            text +=
                (text.empty() ? "" : ", ") + std::string(variable.name) + " = " + std::string(variable.value);
        return text;
    }
    return "no suspension";
}

} // namespace

TEST_CASE("Plain values are shown as repr writes them") {
    CHECK(locals_of("    a, b, c, d = 1, 2.5, 'it\\'s', None\n") == "a = 1, b = 2.5, c = \"it's\", d = None");
    CHECK(locals_of("    a = [1, (2,), {'k': True}]\n    b = b'x'\n") ==
          "a = [1, (2,), {'k': True}], b = b'x'");
    CHECK(locals_of("    a = 2 ** 100\n    b = 1 << 5000\n") ==
          "a = 1267650600228229401496703205376, b = <int of 5001 bits>");
}

TEST_CASE("Variables without a value are left out; those of closures are there") {
    CHECK(locals_of("    a = 1\n    def f(): return a\n    if a == 2:\n        b = 3\n").find("a = 1") !=
          std::string::npos);
    CHECK(locals_of("    a = 1\n    if a == 2:\n        b = 3\n") == "a = 1");
}

TEST_CASE("Objects of the program's classes are shown without running its code") {
    const std::string classes = "class Point:\n"
                                "    def __init__(self): self.x, self.y = 1, 'two'\n"
                                "    def __repr__(self): raise RuntimeError('must not run')\n";
    CHECK(locals_of("    p = Point()\n", classes) == "p = <Point x=1 y='two'>");
    CHECK(locals_of("    p = [Point()]\n", classes) == "p = [<Point x=1 y='two'>]");
}

TEST_CASE("Objects that refer to themselves, and very large ones, end in a few characters") {
    CHECK(locals_of("    a = []\n    a.append(a)\n") == "a = [[[…]]]");
    const std::string large = locals_of("    a = list(range(1_000_000))\n    b = 'x' * 1_000_000\n");
    CHECK(large.size() < 160);
    CHECK(large.find("…") != std::string::npos);
    CHECK(locals_of("    a = 'ä' * 100\n").size() < 80);
}

TEST_CASE("Tasks are named") {
    CHECK(locals_of("    t = asyncio.create_task(asyncio.sleep(0), name='other')\n") == "t = <Task other>");
}

TEST_CASE("All levels of an await stack have their variables") {
    const trace::TracePtr trace = run_with_locals("import asyncio\n"
                                                  "async def inner(n):\n"
                                                  "    await asyncio.sleep(n)\n"
                                                  "async def main():\n"
                                                  "    x = 5\n"
                                                  "    await inner(x + 1)\n"
                                                  "asyncio.run(main())\n",
                                                  1 << 20);
    for (trace::EventIndex event = 0; event < trace->event_count(); ++event) {
        if (trace->kind_of(event) != trace::EventKind::Suspend) continue;
        CHECK(trace->locals_at(event) == std::vector<trace::LocalVariable>{{0, "x", "5"}, {1, "n", "6"}});
    }
}

TEST_CASE("Variables are recorded only where a run was asked for them, and change nothing of it") {
    const std::string program =
        "import asyncio\nasync def main():\n    a = object()\n    await asyncio.sleep(1)\n"
        "    print(a is not None)\nasyncio.run(main())\n";
    const trace::TracePtr without = run_with_locals(program, 0);
    const trace::TracePtr with = run_with_locals(program, 1 << 20);
    CHECK_FALSE(without->has_locals());
    CHECK(with->has_locals());
    CHECK(with->event_count() == without->event_count());
}
