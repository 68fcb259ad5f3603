#include "core/scenario/run.hpp"
#include "core/script/vm/heap.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <utility>

using namespace simul;
using namespace simul::scenario;

namespace {

constexpr int kRuns = 200;

/// What the script's heap of this thread holds more than before.
std::int64_t bytes_left_by(const Scenario& scenario) {
    const std::int64_t before = script::heap::live_bytes;
    (void)run(scenario, {});
    return script::heap::live_bytes - before;
}

const std::pair<const char*, const char*> kPrograms[] = {
    {"tasks that are pending at the end", "import asyncio\n"
                                          "async def waits():\n"
                                          "    try:\n"
                                          "        await asyncio.sleep(100)\n"
                                          "    finally:\n"
                                          "        print('closed')\n"
                                          "async def main():\n"
                                          "    asyncio.create_task(waits())\n"
                                          "    await asyncio.sleep(1)\n"
                                          "loop = asyncio.new_event_loop()\n"
                                          "loop.run_until_complete(main())\n"
                                          "held = loop.create_task(waits())\n"},
    {"a deadlock", "import asyncio\n"
                   "async def child(event):\n"
                   "    await event.wait()\n"
                   "async def main():\n"
                   "    event = asyncio.Event()\n"
                   "    async with asyncio.TaskGroup() as group:\n"
                   "        group.create_task(child(event))\n"
                   "        await asyncio.gather(child(event), asyncio.Queue().get())\n"
                   "asyncio.run(main())\n"},
    {"circles with finalisers", "class Node:\n"
                                "    def __init__(self):\n"
                                "        self.me = self\n"
                                "    def __del__(self):\n"
                                "        print('gone')\n"
                                "def generator():\n"
                                "    try:\n"
                                "        yield\n"
                                "    finally:\n"
                                "        print('closed')\n"
                                "node = Node()\n"
                                "node.generator = generator()\n"
                                "next(node.generator)\n"
                                "Node()\n"
                                "try:\n"
                                "    1 / 0\n"
                                "except ZeroDivisionError as error:\n"
                                "    node.error = error\n"},
    {"an asynchronous generator whose step was dropped", "import asyncio\n"
                                                         "async def numbers():\n"
                                                         "    await asyncio.sleep(1)\n"
                                                         "    yield 1\n"
                                                         "async def main():\n"
                                                         "    step = numbers().asend(None)\n"
                                                         "    step.send(None)\n"
                                                         "    del step\n"
                                                         "asyncio.run(main())\n"},
    {"attributes of futures that lead back to them", "import asyncio\n"
                                                     "async def main():\n"
                                                     "    future = asyncio.Future()\n"
                                                     "    future.me = future\n"
                                                     "    asyncio.current_task().future = future\n"
                                                     "    future.set_exception(KeyError('lost'))\n"
                                                     "asyncio.run(main())\n"},
    {"an uncaught exception on a pool thread",
     "import asyncio, time\n"
     "def call(seconds):\n"
     "    time.sleep(seconds)\n"
     "    raise ValueError(seconds)\n"
     "async def main():\n"
     "    await asyncio.gather(asyncio.to_thread(call, 1), asyncio.to_thread(call, 2))\n"
     "asyncio.run(main())\n"},
};

} // namespace

TEST_CASE("Two hundred runs leave nothing behind on the heap") {
    for (const auto& [what, text] : kPrograms) {
        INFO(what);
        const auto scenario = parse(text, "a.py");
        REQUIRE(scenario);
        // The first run compiles the library's modules, which stay.
        (void)bytes_left_by(*scenario);
        std::int64_t left = 0;
        for (int i = 0; i < kRuns; ++i)
            left += bytes_left_by(*scenario);
        CHECK(left == 0);
    }
}
