# models: async
import asyncio


async def told(action):
    try:
        result = action()
        if asyncio.iscoroutine(result):
            result = await result
        print(result)
    except (TypeError, asyncio.QueueEmpty) as error:
        print(type(error).__name__, error)


async def nothing():
    pass


async def main():
    queue, lock, event, semaphore, condition = asyncio.Queue(), asyncio.Lock(), asyncio.Event(), asyncio.Semaphore(), asyncio.Condition()
    await told(lambda: queue.put())
    await told(lambda: queue.put(1, 2))
    await told(lambda: queue.put(item=1))
    await told(lambda: queue.put_nowait(item=2))
    await told(lambda: queue.put_nowait(1, item=2))
    await told(lambda: queue.get(timeout=1))
    await told(lambda: queue.get(1))
    await told(lambda: queue.join(1))
    await told(lambda: queue.qsize())
    await told(lambda: lock.acquire(1))
    await told(lambda: lock.acquire(timeout=1))
    await told(lambda: event.set(1))
    await told(lambda: event.wait(5))
    await told(lambda: semaphore.acquire(1, 2))
    await told(lambda: condition.wait_for())
    await told(lambda: condition.notify(1, 2))
    for make in (asyncio.Queue, asyncio.Lock, asyncio.Event, asyncio.Semaphore, asyncio.Condition, asyncio.Barrier, asyncio.TaskGroup):
        await told(lambda: make(1, 2))
        await told(lambda: make(loop=None))
    await told(lambda: asyncio.Barrier())
    await told(lambda: asyncio.sleep())
    await told(lambda: asyncio.sleep(1, 2, 3))
    await told(lambda: asyncio.wait())
    await told(lambda: asyncio.wait_for(5))
    await told(lambda: asyncio.create_task())
    await told(lambda: asyncio.create_task(5, "name"))
    await told(lambda: asyncio.create_task(5, nam="name"))
    await told(lambda: asyncio.timeout())
    await told(lambda: asyncio.shield())
    await told(lambda: asyncio.shield(1, 2))
    await told(lambda: asyncio.iscoroutine())
    await told(lambda: asyncio.as_completed())


asyncio.run(main())
