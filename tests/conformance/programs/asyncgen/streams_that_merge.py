"""Several asynchronous generators read through one queue."""
import asyncio
from contextlib import aclosing


async def ticks(name, seconds, count):
    try:
        for n in range(count):
            await asyncio.sleep(seconds)
            yield f"{name}{n}"
    finally:
        print(name, "is closed")


async def merge(*streams):
    queue = asyncio.Queue()

    async def pump(stream):
        async with aclosing(stream):
            async for item in stream:
                await queue.put(item)
        await queue.put(None)

    tasks = [asyncio.create_task(pump(stream)) for stream in streams]
    try:
        left = len(tasks)
        while left:
            item = await queue.get()
            if item is None:
                left -= 1
            else:
                yield item
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def main():
    async with aclosing(merge(ticks("a", 1, 3), ticks("b", 1.5, 2))) as merged:
        print([item async for item in merged])
    async with aclosing(merge(ticks("c", 1, 9), ticks("d", 2, 9))) as merged:
        async for item in merged:
            print(item, asyncio.get_running_loop().time())
            if item == "d0":
                break


asyncio.run(main())
