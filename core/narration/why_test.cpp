#include "core/narration/testing.hpp"
#include "core/narration/why_it_took.hpp"
#include "core/narration/why_now.hpp"
#include "core/narration/why_waiting.hpp"

using namespace simul;
using namespace simul::narration;
using namespace simul::narration::testing;

namespace {

std::string why(const ToldRun& run, trace::TaskIndex task, std::string_view at) {
    const trace::EventIndex event = run.event_that_says(at);
    return in_words(run.narrator, why_waiting(run.narrator, task, event), event);
}

const char* const kChain = R"(
async def nap(n):
    await asyncio.sleep(n)
async def middle():
    await asyncio.create_task(nap(4))
async def main():
    await asyncio.create_task(middle()))";

const char* const kPhilosophers = R"(
async def eat(first, second):
    async with first:
        await asyncio.sleep(1)
        async with second:
            pass
async def main():
    a, b = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(eat(a, b), eat(b, a)))";

} // namespace

TEST_CASE("The chain of waits leads from the waiter to the timer at its root") {
    const ToldRun run(kChain);
    const trace::EventIndex event = run.event_that_says("set a timer for 4 s");
    const WaitChain chain = why_waiting(run.narrator, 0, event);
    REQUIRE(chain.links.size() == 3);
    CHECK(chain.root == WaitRoot::Timer);
    CHECK(chain.links[0].dependence == Dependence::Awaited);
    CHECK(chain.links[1].task == 1);
    CHECK(in_words(run.narrator, chain, event) == "Task-1 (`main`) awaits Task-2 (`middle`). Task-2 "
                                                  "(`middle`) awaits Task-3 (`nap`). Task-3 (`nap`) sleeps "
                                                  "for 4 s, until its timer is due at 4 s.");
}

TEST_CASE("Of a lock the holder is named; a circle of locks is called one") {
    const ToldRun run(kPhilosophers);
    const auto end = static_cast<trace::EventIndex>(run.trace().event_count() - 1);
    const WaitChain chain = why_waiting(run.narrator, 1, end);
    CHECK(chain.root == WaitRoot::Circle);
    CHECK(
        in_words(run.narrator, chain, end) ==
        "Task-2 (`eat`) waits for Lock 2, which Task-3 (`eat`) holds. Task-3 (`eat`) waits for Lock 1, which "
        "Task-2 (`eat`) holds. So they wait in a circle: Task-2 (`eat`) depends on itself.");
}

TEST_CASE("Who will put the item is known from the rest of the run") {
    const ToldRun run(R"(
async def eat(queue):
    await queue.get()
async def main():
    queue = asyncio.Queue()
    eater = asyncio.create_task(eat(queue))
    await asyncio.sleep(3)
    queue.put_nowait(1)
    await eater)");
    CHECK(why(run, 1, "the queue is empty") ==
          "Task-2 (`eat`) waits for an item from the queue. What ends that, at 3 s: Task-1 (`main`) put an "
          "item into "
          "the queue. Task-1 (`main`) sleeps for 3 s, until its timer is due at 3 s.");
}

TEST_CASE("Whose timer is late waits for the loop") {
    const ToldRun run(R"(
async def nap():
    await asyncio.sleep(1)
async def hog():
    time.sleep(3)
    print("back")
async def main():
    await asyncio.gather(nap(), hog()))");
    CHECK(why(run, 1, "printed") ==
          "Task-2 (`nap`) waits for the loop, which is held: its timer of 1 s has been due "
          "since 1 s.");
}

TEST_CASE("A wait that nobody ends says so") {
    const ToldRun run(R"(
async def main():
    await asyncio.Event().wait())");
    CHECK(why(run, 0, "the event is not set") ==
          "Task-1 (`main`) waits for the event to be set. Nobody ends that wait in this run.");
}

TEST_CASE("A task that runs, or is ready, waits for nobody") {
    const ToldRun run(kChain);
    CHECK(why_waiting(run.narrator, 0, run.event_that_says("begins to run")).root == WaitRoot::Nothing);
    CHECK(why_waiting(run.narrator, 2, 0).links.empty());
}

TEST_CASE("A step after a sleep: timer set, due, queued in pass k, its turn in pass k + 1") {
    const ToldRun run(kChain);
    const std::vector<Stage> stages = why_now(run.narrator, run.event_that_says("Task-3 (`nap`) goes on"));
    REQUIRE(stages.size() == 4);
    CHECK(stages[0].kind == StageKind::Waits);
    CHECK(stages[1].kind == StageKind::Due);
    CHECK(stages[2].kind == StageKind::Queued);
    CHECK(stages[3].kind == StageKind::Steps);
    REQUIRE(stages[2].pass);
    CHECK(*stages[3].pass == *stages[2].pass + 1);
    CHECK(in_words(run.narrator, stages)[0] == "At 0 s, Task-3 (`nap`) set a timer for 4 s at line 4.");
}

TEST_CASE("A gather steps two passes after its last child has ended") {
    const ToldRun run(R"(
async def nap():
    await asyncio.sleep(1)
async def main():
    await asyncio.gather(nap(), nap()))");
    const std::vector<Stage> stages = why_now(run.narrator, run.event_that_says("Task-1 (`main`) goes on"));
    REQUIRE(stages.size() == 4);
    CHECK(stages[1].kind == StageKind::Deed);
    CHECK(run.trace().kind_of(stages[1].event) == trace::EventKind::Done);
    CHECK(*stages[2].pass == *stages[1].pass + 1);
    CHECK(*stages[3].pass == *stages[1].pass + 2);
}

TEST_CASE("A first step leads back to who made the task; what is no step has no reason") {
    const ToldRun run(kChain);
    const auto stages = why_now(run.narrator, run.event_that_says("Task-2 (`middle`) has its first turn"));
    REQUIRE(stages.size() == 3);
    CHECK(in_words(run.narrator, stages)[0] == "At 0 s, Task-1 (`main`) made Task-2 (`middle`).");
    CHECK(why_now(run.narrator, 0).empty());
}

TEST_CASE("What took the time is told stage by stage") {
    const ToldRun run(kChain);
    CHECK(why_it_took(run.narrator) ==
          "It took 4 s because Task-3 (`nap`) slept for 4 s at line 4. All else went on meanwhile.");
}

TEST_CASE("While a call blocks the loop, nothing else goes on") {
    const ToldRun run(R"(
async def main():
    time.sleep(3))");
    CHECK(why_it_took(run.narrator) ==
          "It took 3 s because Task-1 (`main`) blocked its thread for 3 s at line 4.");
}
