#include "core/narration/source_lines.hpp"
#include "tests/support/catch.hpp"

using simul::narration::SourceLines;

TEST_CASE("A line is quoted as what a task stops at") {
    const auto quote = [](const char* line) { return SourceLines(std::string(line) + "\n").quote(1); };
    CHECK(quote("    await asyncio.sleep(4)") == "await asyncio.sleep(4)");
    CHECK(quote("    first = await part1(n)  # wait") == "await part1(n)");
    CHECK(quote("print(await queue.get(), 1)") == "await queue.get()");
    CHECK(quote("async with lock:") == "async with lock");
    CHECK(quote("async for item in items:  # each") == "async for item in items");
    CHECK(quote("x = '# not a comment'") == "x = '# not a comment'");
    CHECK(quote("results = await asyncio.gather(") == "await asyncio.gather(…");
    CHECK(quote("time.sleep(5)") == "time.sleep(5)");
    CHECK(quote("") == "");
}

TEST_CASE("Lines that are not there are quoted as nothing") {
    const SourceLines source("one\ntwo");
    CHECK(source.quote(2) == "two");
    CHECK(source.quote(0).empty());
    CHECK(source.quote(3).empty());
    CHECK(SourceLines().quote(1).empty());
}

TEST_CASE("Long lines are cut between characters") {
    const std::string quote = SourceLines("call(" + std::string(58, 'x') + "ääääääää)").quote(1);
    CHECK(quote.size() <= 64 + 3);
    CHECK(quote.substr(quote.size() - 3) == "…");
}
