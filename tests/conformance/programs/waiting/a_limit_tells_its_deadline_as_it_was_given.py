"""timeout().when() is the sum as the program would make it, and what is no number is refused as an operand is."""
# models: async
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    await asyncio.sleep(2.19)
    async with asyncio.timeout(0.05) as limit:
        print(limit.when(), limit)
        limit.reschedule(loop.time() + 0.07)
        print(limit.when())
        limit.reschedule(None)
        print(limit.when())
    async with asyncio.timeout_at(loop.time() + 0.11) as limit:
        print(limit.when())
    print(asyncio.timeout(None).when(), asyncio.timeout(1).when(), asyncio.timeout_at(3).when())
    for wrong in (lambda: asyncio.timeout("a"), lambda: asyncio.timeout([]), lambda: asyncio.Semaphore("a"),
                  lambda: asyncio.BoundedSemaphore(None), lambda: asyncio.Barrier("a"), lambda: asyncio.Future(loop=3)):
        try:
            print(wrong())
        except (TypeError, AttributeError) as error:
            print(type(error).__name__, error)
    print(asyncio.current_task(loop=3), asyncio.all_tasks(3))
    try:
        await asyncio.Queue("a").put(1)
    except TypeError as error:
        print(error)
    waiting = asyncio.sleep(0)
    try:
        asyncio.ensure_future(waiting, loop=3)
    except AttributeError as error:
        print(error)
    await waiting


asyncio.run(main())
