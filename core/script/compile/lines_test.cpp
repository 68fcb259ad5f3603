#include "core/script/compile/compiler.hpp"
#include "core/script/syntax/testing.hpp"
#include "tests/support/catch.hpp"

#include <functional>
#include <vector>

using namespace simul::script;
using namespace simul::script::testing;

namespace {

/// Lines of the instructions with this opcode, in the order of the code, in the named code object.
std::vector<std::uint32_t> lines_of(const std::string& text, const std::string& function, Opcode opcode) {
    const auto module = compile(source_of(text), Origin::Library).value();
    std::vector<std::uint32_t> lines;
    const std::function<void(const CodeObject&)> search = [&](const CodeObject& code) {
        for (std::size_t i = 0; i < code.instructions.size(); ++i) {
            if (code.name == function && code.instructions[i].opcode() == opcode)
                lines.push_back(code.locations[i].begin.line);
        }
        for (const auto& child : code.children)
            search(*child);
    };
    search(*module);
    return lines;
}

using Lines = std::vector<std::uint32_t>;

} // namespace

// The expected lines are those of CPython 3.11's `dis`; compare_code.py compares whole libraries.

TEST_CASE("an await over several lines suspends at the line of its await") {
    const std::string text = "import asyncio\n"
                             "async def f():\n"
                             "    x = (\n"
                             "        await asyncio.gather(\n"
                             "            g(1),\n"
                             "            g(\n"
                             "                2)))\n";
    CHECK(lines_of(text, "f", Opcode::YIELD_FROM) == Lines{4});
    CHECK(lines_of(text, "f", Opcode::CALL) == Lines{5, 6, 4});
}

TEST_CASE("a method call over several lines stands on the line of the method's name") {
    const std::string text = "async def f(self):\n"
                             "    await (self.a\n"
                             "           .b(1)\n"
                             "           .c(\n"
                             "               2))\n";
    CHECK(lines_of(text, "f", Opcode::LOAD_METHOD) == Lines{3, 4});
    CHECK(lines_of(text, "f", Opcode::CALL_METHOD) == Lines{3, 4});
    CHECK(lines_of(text, "f", Opcode::YIELD_FROM) == Lines{2});
}

TEST_CASE("async with enters and leaves at its own line") {
    const std::string text = "async def f():\n"
                             "    async with a as b, \\\n"
                             "            c:\n"
                             "        await d\n"
                             "        return (\n"
                             "            1 + e)\n";
    // enter a, enter c, d, exits of the return (c, a), after an exception c's, then a's after that was
    // swallowed, and a's after an exception
    CHECK(lines_of(text, "f", Opcode::YIELD_FROM) == Lines{2, 2, 4, 2, 2, 2, 2, 2});
}

TEST_CASE("async for waits at the line of its for") {
    const std::string text = "async def f():\n"
                             "    async for x in \\\n"
                             "            y():\n"
                             "        await x\n";
    CHECK(lines_of(text, "f", Opcode::YIELD_FROM) == Lines{2, 4});
    CHECK(lines_of(text, "f", Opcode::END_ASYNC_FOR) == Lines{3});
}

TEST_CASE("a comprehension waits where it begins, its parts where they stand") {
    const std::string text = "async def f():\n"
                             "    x = [\n"
                             "        await y\n"
                             "        async for y in z\n"
                             "        if await w]\n";
    CHECK(lines_of(text, "<listcomp>", Opcode::YIELD_FROM) == Lines{2, 5, 3});
    CHECK(lines_of(text, "f", Opcode::YIELD_FROM) == Lines{2});
}

TEST_CASE("a decorated function begins at its first decorator") {
    const auto module = compile(source_of("\n@a\n@b\ndef f():\n  pass\n"), Origin::Library).value();
    CHECK(module->children.at(0)->first_line == 2);
    CHECK(lines_of("@a\n@b\ndef f():\n  pass\n", "<module>", Opcode::CALL) == Lines{2, 1});
    CHECK(lines_of("@a\n@b\ndef f():\n  pass\n", "<module>", Opcode::MAKE_FUNCTION) == Lines{3});
}

TEST_CASE("every instruction belongs to a line") {
    const auto module = compile(source_of("def f():\n"
                                          "  for x in y:\n"
                                          "    try: g()\n"
                                          "    except E as e: continue\n"
                                          "    finally: h()\n"),
                                Origin::Library)
                            .value();
    for (const SourceRange& range : module->children.at(0)->locations)
        CHECK(range.is_known());
}
