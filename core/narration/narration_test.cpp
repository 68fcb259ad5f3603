#include "core/narration/testing.hpp"

using namespace simul;
using namespace simul::narration;
using namespace simul::narration::testing;

TEST_CASE("A sleep sets a timer and gives the loop back to the next in the ready queue") {
    const ToldRun run(R"(
async def nap(n):
    await asyncio.sleep(n)
async def main():
    await asyncio.gather(nap(4), nap(1)))");
    CHECK(
        run.says("Task-2 (`nap`) reached `await asyncio.sleep(n)` at line 4: it set a timer for 4 s and gave "
                 "the loop back. Next in the ready queue: Task-3 (`nap`)."));
    CHECK(
        run.says("it set a timer for 1 s and gave the loop back. Nothing is ready: the loop sleeps until the "
                 "next timer, at 1 s."));
    CHECK(run.says("Task-3 (`nap`) joined the ready queue: its timer of 1 s was due."));
    CHECK(run.says("Task-3 (`nap`) goes on at line 4: its timer of 1 s was due."));
}

TEST_CASE("Making a task runs nothing yet; its first turn comes from the ready queue") {
    const ToldRun run(R"(
async def child():
    pass
async def main():
    await asyncio.create_task(child()))");
    CHECK(run.says("The program made a task of `main`: Task-1. It does not run yet."));
    CHECK(run.says("Task-1 (`main`) made a task of `child`: Task-2. It does not run yet."));
    CHECK(run.says("Task-2 (`child`) joined the ready queue, to have its first turn."));
    CHECK(run.says("Task-2 (`child`) has its first turn: it begins to run at line 3."));
    CHECK(run.says(
        "Task-1 (`main`) reached `await asyncio.create_task(child())` at line 6: it gave the loop back "
        "until Task-2 (`child`) has ended. Next in the ready queue: Task-2 (`child`)."));
    CHECK(run.says("Task-2 (`child`) returned: it is done."));
    CHECK(run.says("Task-1 (`main`) goes on at line 6: Task-2 (`child`), which it awaits, was done."));
    CHECK(run.narrator.last_sentence() == "The program ended at 0 s.");
}

TEST_CASE("A bare yield lets others have a turn") {
    const ToldRun run(R"(
async def main():
    await asyncio.sleep(0))");
    CHECK(run.says("it gave the loop back, just to let the others have a turn. Nobody else is ready."));
    CHECK(run.says("Task-1 (`main`) joined the end of the ready queue again."));
    CHECK(run.says("Task-1 (`main`) has its turn again, and goes on at line 4."));
}

TEST_CASE("Queues say who put and who took, and whom that wakes") {
    const ToldRun run(R"(
async def eat(queue):
    await queue.get()
    await queue.get()
async def main():
    queue = asyncio.Queue(1)
    eater = asyncio.create_task(eat(queue))
    await asyncio.sleep(1)
    await queue.put(1)
    await queue.put(2)
    await eater)");
    CHECK(run.says("the queue is empty, so it gave the loop back until an item comes."));
    CHECK(run.says("Task-1 (`main`) put an item into the queue, which now holds 1."));
    CHECK(run.says("Task-2 (`eat`) joined the ready queue: Task-1 (`main`) put an item into the queue."));
    CHECK(run.says("the queue is full, so it gave the loop back until there is room."));
    CHECK(run.says("Task-2 (`eat`) took an item from the queue, which is now empty."));
    CHECK(run.says(
        "Task-1 (`main`) joined the ready queue: Task-2 (`eat`) took an item from the queue, so there is "
        "room."));
}

TEST_CASE("Locks say who holds them and who released them") {
    const ToldRun run(R"(
async def work(lock):
    async with lock:
        await asyncio.sleep(2)
async def main():
    lock = asyncio.Lock()
    await asyncio.gather(work(lock), work(lock)))");
    CHECK(run.says("Task-2 (`work`) took the lock."));
    CHECK(run.says(
        "Task-3 (`work`) reached `async with lock` at line 4: the lock is held by Task-2 (`work`), so it "
        "gave the loop back until its turn."));
    CHECK(run.says("Task-2 (`work`) released the lock."));
    CHECK(run.says("Task-3 (`work`) joined the ready queue: Task-2 (`work`) released the lock."));
}

TEST_CASE("Semaphores, events, conditions and barriers have sentences of their own") {
    const ToldRun run(R"(
async def limited(semaphore):
    async with semaphore:
        await asyncio.sleep(1)
async def wait_for_event(event):
    await event.wait()
async def wait_for_notice(condition):
    async with condition:
        await condition.wait()
async def meet(barrier):
    await barrier.wait()
async def main():
    semaphore, event, condition = asyncio.Semaphore(1), asyncio.Event(), asyncio.Condition()
    barrier = asyncio.Barrier(2)
    tasks = [limited(semaphore), limited(semaphore), wait_for_event(event), wait_for_notice(condition),
             meet(barrier), meet(barrier)]
    everything = asyncio.gather(*tasks)
    await asyncio.sleep(3)
    event.set()
    async with condition:
        condition.notify()
    await everything)");
    CHECK(run.says("no unit of the semaphore is free, so it gave the loop back until one is."));
    CHECK(run.says("joined the ready queue: Task-2 (`limited`) gave a unit of the semaphore back."));
    CHECK(run.says("the event is not set, so it gave the loop back until somebody sets it."));
    CHECK(run.says("joined the ready queue: Task-1 (`main`) set the event."));
    CHECK(run.says("it gave the loop back until somebody notifies it on Condition 1."));
    CHECK(run.says("Task-6 (`meet`) arrived at the barrier, as number 1."));
}

TEST_CASE("Cancelling says who did it, and that CancelledError was raised") {
    const ToldRun run(R"(
async def patient():
    await asyncio.sleep(60)
async def main():
    task = asyncio.create_task(patient())
    await asyncio.sleep(1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        pass)");
    CHECK(run.says("Task-2 (`patient`) joined the ready queue: Task-1 (`main`) cancelled it."));
    CHECK(run.says(
        "Task-2 (`patient`) goes on at line 4: Task-1 (`main`) cancelled it. CancelledError was raised "
        "there."));
    CHECK(run.says("Task-2 (`patient`) ended by cancellation, after 1 s."));
    CHECK(run.says("Task-1 (`main`) goes on at line 10: Task-2 (`patient`), which it awaits, was cancelled. "
                   "CancelledError was raised there."));
}

TEST_CASE("A task that is cancelled before its first turn never runs") {
    const ToldRun run(R"(
async def never():
    pass
async def main():
    asyncio.create_task(never()).cancel()
    await asyncio.sleep(1))");
    CHECK(run.says("Task-2 (`never`)"));
    CHECK(run.says("cancel"));
}

TEST_CASE("A failure names its exception, and what it ended") {
    const ToldRun run(R"(
async def fail():
    await asyncio.sleep(1)
    raise ValueError("no")
async def main():
    try:
        await asyncio.gather(fail(), asyncio.sleep(5))
    except ValueError:
        pass)");
    CHECK(run.says("Task-2 (`fail`) failed with ValueError, after 1 s."));
    CHECK(run.says(
        "Task-1 (`main`) joined the ready queue: Task-2 (`fail`) failed, and that ended its gather of 2."));
    CHECK(run.says("What it awaited raised an exception there."));
}

TEST_CASE("A time limit that is over cancels what waits") {
    const ToldRun run(R"(
async def main():
    try:
        async with asyncio.timeout(2):
            await asyncio.sleep(60)
    except TimeoutError:
        pass)");
    CHECK(run.says(
        "Task-1 (`main`) joined the ready queue: its time limit was over, so its wait was cancelled."));
}

TEST_CASE("Task groups and asyncio.wait say what they wait for") {
    const ToldRun run(R"(
async def nap():
    await asyncio.sleep(1)
async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(nap())
    await asyncio.wait([asyncio.create_task(nap()), asyncio.create_task(nap())]))");
    CHECK(run.says("it gave the loop back until all tasks of its group have ended."));
    CHECK(run.says("Task-2 (`nap`) was done, and that ended its task group."));
    CHECK(run.says("it gave the loop back until this wait for 2 is over."));
}

TEST_CASE("Calls on pool threads are left to them, and the loop hears when they are over") {
    const ToldRun run(R"(
async def main():
    await asyncio.to_thread(time.sleep, 3))");
    CHECK(run.says("it left a call to a pool thread, and gave the loop back until that is over."));
    CHECK(run.says(
        "Task-1 (`main`) joined the ready queue: the call that it had left to a pool thread was over."));
}

TEST_CASE("A blocking call says that nobody else can run, and whose timer was late") {
    const ToldRun run(R"(
async def nap():
    await asyncio.sleep(1)
async def main():
    task = asyncio.create_task(nap())
    await asyncio.sleep(0)
    time.sleep(5)
    await task)");
    CHECK(run.says(
        "Task-1 (`main`) reached `time.sleep(5)` at line 8: it blocks for 5 s, and does not give the "
        "loop back: nobody else can run until 5 s."));
    CHECK(run.says(
        "Task-2 (`nap`) joined the ready queue: its timer of 1 s had been due since 1 s, but the loop "
        "was held."));
}

TEST_CASE("On threads nobody is said to hold the loop") {
    scenario::RunSettings settings;
    settings.model = scenario::Model::Threads;
    const ToldRun run(R"(
async def work():
    simul.work(1)
async def main():
    await asyncio.gather(work(), work()))",
                      settings);
    CHECK(run.says("has a CPU, to compute for up to"));
    CHECK(run.says("it gave its thread back until this gather of 2 is over."));
    for (const std::string& sentence : run.sentences())
        CHECK(sentence.find("nobody else can run") == std::string::npos);
}

TEST_CASE("What the program prints is quoted, whoever prints it") {
    const ToldRun run(R"(
async def main():
    print("hello"))");
    CHECK(run.says("Task-1 (`main`) printed “hello”"));
}

TEST_CASE("A deadlock is told at the end") {
    const ToldRun run(R"(
async def main():
    await asyncio.Event().wait())");
    CHECK(run.narrator.last_sentence() ==
          "The program cannot go on at 0 s: whoever is left waits, and nobody is left who could end a wait.");
}
