# Calls that are awaited at once, by whatever way; and the same where the coroutine is kept first.
import asyncio
import inspect


async def getting(queue, how):
    try:
        if how == "method":
            item = await queue.get()
        elif how == "bound":
            get = queue.get
            item = await get()
        elif how == "attribute":
            item = await getattr(queue, "get")()
        else:
            coroutine = queue.get()
            item = await coroutine
        print(how, "got", item)
    except asyncio.CancelledError as error:
        print(how, "cancelled", error.args)
        raise
    finally:
        print(how, "over", queue.qsize())


async def putting(queue, item):
    put = queue.put
    await put(item)
    await queue.put(item + 1)
    await asyncio.Queue.put(queue, item + 2)
    print("has put", item, "to", item + 2)


async def awaited(task):
    await asyncio.sleep(0)
    coroutine = task.get_coro().cr_await
    return inspect.iscoroutine(coroutine) and (coroutine.__name__, coroutine.__qualname__)


async def a_loop_of_its_own(queue):
    try:
        await queue.get()
    except RuntimeError as error:
        print("refused", "different event loop" in str(error))


async def main():
    queue = asyncio.Queue(maxsize=2)
    getters = [asyncio.create_task(getting(queue, how)) for how in ("method", "bound", "attribute", "kept")]
    for task in getters:
        print(await awaited(task))
    getters[1].cancel("no more")
    putters = [asyncio.create_task(putting(queue, item)) for item in (10, 20)]
    await asyncio.sleep(0)
    print(await awaited(putters[0]))
    print(await asyncio.gather(*getters, return_exceptions=True))
    while queue.qsize() > 0 or not all(task.done() for task in putters):
        print("main got", await queue.get())
    bound = asyncio.create_task(queue.get())
    await asyncio.sleep(0)
    bound.cancel()
    return queue


queue = asyncio.run(main())
# Its loop is gone, and yet it belongs to that.
asyncio.run(a_loop_of_its_own(queue))
