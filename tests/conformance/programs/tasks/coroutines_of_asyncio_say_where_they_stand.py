# models: async
import asyncio


def shown(task):
    return repr(task).split("coro=<")[1].split(">")[0]


async def nothing():
    pass


async def main():
    full, empty, unfinished = asyncio.Queue(1), asyncio.Queue(), asyncio.Queue()
    full.put_nowait(1)
    unfinished.put_nowait(1)
    lock, semaphore, event = asyncio.Lock(), asyncio.Semaphore(0), asyncio.Event()
    await lock.acquire()
    future = asyncio.get_running_loop().create_future()
    coroutines = [asyncio.sleep(100), full.put(2), empty.get(), unfinished.join(), lock.acquire(), lock.__aenter__(), semaphore.acquire(),
                  event.wait(), asyncio.wait([future]), asyncio.wait_for(future, 100), asyncio.Barrier(2).wait(),
                  asyncio.as_completed([future]).__next__()]
    tasks = [asyncio.create_task(coroutine) for coroutine in coroutines]
    print(*map(shown, tasks), sep="\n")
    await asyncio.sleep(1)
    print(*map(shown, tasks), sep="\n")
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)
    print(*map(shown, tasks), sep="\n")


asyncio.run(main())
