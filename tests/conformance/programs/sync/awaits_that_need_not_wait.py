"""What is free or there at once is taken without a step of the loop, and fails where it stands."""
import asyncio


async def cancelled_in_a_pause():
    try:
        await asyncio.sleep(0)
        print("went on")
    except asyncio.CancelledError as error:
        print("cancelled", error.args)
        await asyncio.sleep(0)
        raise
    finally:
        print("left")


async def pausing(name, results):
    for turn in range(3):
        results.append((name, turn))
        assert await asyncio.sleep(0) is None
        assert await asyncio.sleep(-1) is None
        assert await asyncio.sleep(0, "value") == "value"


async def sending_by_hand():
    got = await asyncio.sleep(0)
    print("sent in:", got)
    return "end"


def by_hand(step, argument):
    try:
        return step(argument)
    except BaseException as error:
        return repr(error)


async def generator(lock, queue):
    async with lock:
        yield await queue.get()
        await asyncio.sleep(0)
        yield await queue.get()


async def main():
    task = asyncio.create_task(cancelled_in_a_pause())
    await asyncio.sleep(0)
    task.cancel("why")
    print(await asyncio.gather(task, return_exceptions=True))

    results = []
    await asyncio.gather(pausing("a", results), pausing("b", results))
    print(results)

    coroutine = sending_by_hand()
    print(by_hand(coroutine.send, None), coroutine.cr_await is None, coroutine.cr_running)
    print(by_hand(coroutine.send, "text"))
    coroutine = sending_by_hand()
    by_hand(coroutine.send, None)
    print(by_hand(coroutine.throw, KeyError("thrown")))
    coroutine = sending_by_hand()
    by_hand(coroutine.send, None)
    coroutine.close()

    lock, semaphore, event = asyncio.Lock(), asyncio.BoundedSemaphore(2), asyncio.Event()
    print(await lock.acquire(), lock.locked())
    lock.release()
    async with lock as nothing, semaphore:
        print(nothing, lock.locked(), semaphore.locked())
    print(await semaphore.acquire(), await semaphore.acquire(), semaphore.locked())
    event.set()
    print(await event.wait())

    try:
        async with lock:
            lock.release()
    except RuntimeError as error:
        print("RuntimeError:", error)
    try:
        async with lock:
            raise ValueError("inside")
    except ValueError as error:
        print(repr(error), lock.locked())

    queue = asyncio.Queue(3)
    print(await queue.put(1), await queue.put(2.5), await queue.put(None), queue)
    print(await queue.get(), await queue.get(), await queue.get(), queue)
    await queue.put("x")
    await queue.put("y")
    print([item async for item in generator(lock, queue)], lock.locked())

    getting = asyncio.Queue.get(queue)
    await queue.put("z")
    print(await getting)
    try:
        await getting
    except RuntimeError as error:
        print(error)

    asyncio.sleep(0)


asyncio.run(main())
