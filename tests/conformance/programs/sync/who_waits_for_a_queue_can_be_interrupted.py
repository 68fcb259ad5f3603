"""Puts and gets that wait: stolen from, cancelled before and after they are woken, closed, thrown into, sent to by hand."""
import asyncio


async def getting(queue, name):
    try:
        item = await queue.get()
        print(name, "got", item)
        return item
    except BaseException as error:
        print(name, "ends with", repr(error))
        raise
    finally:
        print(name, "leaves", queue)


async def putting(queue, item):
    try:
        await queue.put(item)
        print("put", item)
    except BaseException as error:
        print("put of", item, "ends with", repr(error))
        raise
    finally:
        print("after", item, queue)


async def stolen():
    queue = asyncio.Queue()
    slow = asyncio.create_task(getting(queue, "slow"))
    await asyncio.sleep(0)
    queue.put_nowait("first")
    print("stolen:", queue.get_nowait())  # slow is woken, and finds nothing
    await asyncio.sleep(0)
    print("slow is done:", slow.done())
    late = asyncio.create_task(getting(queue, "late"))
    await asyncio.sleep(0)
    for item in "xy":
        queue.put_nowait(item)
    print(await asyncio.gather(slow, late))


async def stolen_room():
    queue = asyncio.Queue(maxsize=1)
    queue.put_nowait(0)
    tasks = [asyncio.create_task(putting(queue, n)) for n in (1, 2)]
    await asyncio.sleep(0)
    queue.get_nowait()
    queue.put_nowait("quick")  # the room that 1 was woken for
    await asyncio.sleep(0)
    print(queue)
    while not all(task.done() for task in tasks):
        print("takes", await queue.get())
        await asyncio.sleep(0)
    print(queue)


async def cancelled():
    queue = asyncio.Queue()
    tasks = [asyncio.create_task(getting(queue, n)) for n in "abc"]
    await asyncio.sleep(0)
    print(queue)
    tasks[1].cancel("not you")
    await asyncio.sleep(0)
    queue.put_nowait(1)
    tasks[0].cancel()  # woken already: whoever comes next is woken in its place
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(await asyncio.gather(*tasks, return_exceptions=True))

    queue = asyncio.Queue(1)
    queue.put_nowait("full")
    tasks = [asyncio.create_task(putting(queue, n)) for n in range(3)]
    await asyncio.sleep(0)
    queue.get_nowait()
    tasks[0].cancel()
    print([type(each).__name__ for each in await asyncio.gather(*tasks[:2], return_exceptions=True)])
    queue.get_nowait()
    await tasks[2]


async def timed_out():
    queue = asyncio.Queue()
    try:
        await asyncio.wait_for(getting(queue, "impatient"), 2)
    except TimeoutError:
        print("too late", queue)
    try:
        async with asyncio.timeout(1):
            await queue.get()
    except TimeoutError as error:
        print(repr(error.__cause__), queue)


async def by_hand():
    queue = asyncio.Queue()
    coroutine = getting(queue, "by hand")
    future = coroutine.send(None)
    print(type(future).__name__, future.done(), queue)
    coroutine.close()
    coroutine = getting(queue, "thrown into")
    coroutine.send(None)
    try:
        coroutine.throw(ValueError("thrown"))
    except ValueError as error:
        print("it raises", repr(error))
    coroutine = getting(queue, "sent to")
    future = coroutine.send(None)
    queue.put_nowait("for hands")
    print(future.done())
    try:
        coroutine.send(None)
    except StopIteration as stop:
        print("it returns", stop.value)
    coroutine = getting(queue, "seen")
    coroutine.send(None)
    print(coroutine.cr_await.__qualname__, coroutine.cr_await.__name__)
    queue.put_nowait("seen")
    try:
        coroutine.send(None)
    except StopIteration as stop:
        print("it returns", stop.value)


async def dropped():
    queue = asyncio.Queue()
    coroutine = getting(queue, "dropped")
    coroutine.send(None)
    print(queue)
    del coroutine
    print(queue)


async def main():
    for part in (stolen, stolen_room, cancelled, timed_out, by_hand, dropped):
        print("--", part.__name__)
        await part()
    queue = asyncio.Queue()
    global left
    left = [asyncio.create_task(getting(queue, name)) for name in ("left", "behind")]
    await asyncio.sleep(1)


asyncio.run(main())
