# models: async
# rule: 18
import asyncio


class Iterations:
    """Counts the loop's iterations: its task is the first to run in each."""

    def __init__(self):
        self.count = 0
        self.task = asyncio.create_task(self.tick())

    async def tick(self):
        while True:
            self.count += 1
            await asyncio.sleep(0)


last_step = 0


async def child(iterations, turns=3):
    """A child that notes the iteration of its last step."""
    global last_step
    for _ in range(turns):
        await asyncio.sleep(0)
    last_step = iterations.count


async def main():
    iterations = Iterations()
    await asyncio.sleep(0)

    async def hops(name, construct):
        global last_step
        last_step = iterations.count
        await construct()
        print(f"{name}: {iterations.count - last_step}")

    def new():
        return child(iterations)

    def task():
        return asyncio.create_task(new())

    def done():
        future = asyncio.get_running_loop().create_future()
        future.set_result(None)
        return future

    async def group():
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(new())

    async def first_completed():
        for first in asyncio.as_completed([new(), asyncio.sleep(1)]):
            await first
            break

    await hops("await coroutine", new)
    await hops("await task", task)
    await hops("gather of coroutines", lambda: asyncio.gather(new(), new()))
    await hops("gather of tasks", lambda: asyncio.gather(task(), task()))
    await hops("gather of done futures", lambda: asyncio.gather(done(), done()))
    await hops("wait", lambda: asyncio.wait([task(), task()]))
    await hops("wait_for coroutine", lambda: asyncio.wait_for(new(), 60))
    await hops("wait_for task", lambda: asyncio.wait_for(task(), 60))
    await hops("wait_for without a limit", lambda: asyncio.wait_for(new(), None))
    await hops("task group", group)
    await hops("shield", lambda: asyncio.shield(new()))
    await hops("as_completed", first_completed)


asyncio.run(main())
# expect: await coroutine: 0
# expect: await task: 1
# expect: gather of coroutines: 2
# expect: gather of tasks: 2
# expect: gather of done futures: 2
# expect: wait: 2
# expect: wait_for coroutine: 2
# expect: wait_for task: 2
# expect: wait_for without a limit: 0
# expect: task group: 2
# expect: shield: 2
# expect: as_completed: 2
