#include "core/script/compile/hazards.hpp"
#include "core/script/syntax/parser.hpp"
#include "core/script/syntax/testing.hpp"
#include "tests/support/catch.hpp"

using namespace simul::script;
using namespace simul::script::testing;

namespace {

std::string hazards_of(const std::string& text) {
    const auto tree = parse(source_of(text));
    REQUIRE(tree);
    const Diagnostics hazards = find_hazards(*tree);
    for (const Diagnostic& hazard : hazards) {
        CHECK(hazard.severity == Severity::Warning);
        CHECK_FALSE(hazard.advice.empty());
    }
    return hazards.empty() ? "none" : summary(hazards);
}

const std::string kBlocking =
    "time.sleep() in a coroutine holds the event loop: no other task can run meanwhile";

} // namespace

TEST_CASE("a blocking sleep in a coroutine is found under any name") {
    CHECK(hazards_of("import time\nasync def f():\n    time.sleep(1)") == "3:5 " + kBlocking);
    CHECK(hazards_of("import time as t\nasync def f(): t.sleep(1)") == "2:16 " + kBlocking);
    CHECK(hazards_of("from time import sleep as nap\nasync def f():\n  x = [nap(1) for _ in y]") ==
          "3:8 " + kBlocking);
}

TEST_CASE("a blocking sleep elsewhere is no hazard") {
    CHECK(hazards_of("import time\ndef f(): time.sleep(1)\ntime.sleep(2)") == "none");
    CHECK(hazards_of("import time\nasync def f():\n  def g(): time.sleep(1)\n  h = lambda: time.sleep(1)") ==
          "none");
    CHECK(hazards_of("from asyncio import sleep\nasync def f(): await sleep(1)") == "none");
    CHECK(hazards_of("import time\nasync def f(time): time.sleep(1)") == "none");
    CHECK(hazards_of("import time\ntime = clock\nasync def f(): time.sleep(1)") == "none");
}

TEST_CASE("a coroutine whose call is dropped is never awaited") {
    const std::string rest = " is never awaited: the call makes it, and nothing runs";
    CHECK(hazards_of("async def f(): pass\nasync def g():\n    f()") == "3:5 the coroutine 'f'" + rest);
    CHECK(hazards_of("import asyncio\nasync def g(): asyncio.sleep(1)") ==
          "2:16 the coroutine 'asyncio.sleep'" + rest);
    CHECK(hazards_of("class A:\n  async def m(self): pass\n  async def n(self):\n    self.m()") ==
          "4:5 the coroutine 'self.m'" + rest);
}

TEST_CASE("what may be no coroutine is not warned of") {
    CHECK(hazards_of("async def f(): pass\nasync def g(): await f()\nx = f()") == "none");
    CHECK(hazards_of("async def f(): pass\nf = wrap(f)\nf()") == "none");
    CHECK(hazards_of("@command\nasync def f(): pass\nf()") == "none");
    CHECK(hazards_of("async def f(): yield 1\nf()") == "none");
    CHECK(hazards_of("async def f(): pass\ndef g(f): f()") == "none");
    CHECK(hazards_of("class A:\n  async def m(self): pass\nclass B:\n  def n(self): self.m()") == "none");
}

TEST_CASE("a task that nothing keeps is found") {
    const std::string message =
        "nothing keeps this task: it may be destroyed before it is done, and nobody sees its exception";
    CHECK(hazards_of("import asyncio\nasync def f(): asyncio.create_task(g())") == "2:16 " + message);
    CHECK(hazards_of("from asyncio import *\nasync def f(): t = create_task(g())") == "none");
    CHECK(hazards_of("import asyncio\nasync def f(): t = asyncio.create_task(g())") == "none");
}

TEST_CASE("a lock held across a long sleep is found") {
    const std::string program =
        "import asyncio\nlock = asyncio.Lock()\nevent = asyncio.Event()\nasync def f():\n";
    CHECK(hazards_of(program + "    async with lock:\n        await asyncio.sleep(2.5)") ==
          "6:15 the lock 'lock' is held across a wait of 2.5 s: whoever wants it meanwhile waits as long");
    CHECK(hazards_of(program + "    async with lock:\n        await asyncio.sleep(0.01)") == "none");
    CHECK(hazards_of(program + "    async with lock:\n        x = 1\n    await asyncio.sleep(3)") == "none");
    CHECK(hazards_of(program + "    async with other:\n        await asyncio.sleep(3)") == "none");
    CHECK(hazards_of(program + "    async with lock:\n        async def g(): await asyncio.sleep(3)") ==
          "none");
}
