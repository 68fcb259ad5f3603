"""gather of coroutines, tasks, futures, duplicates and failures."""
import asyncio


async def value(x, seconds=0):
    await asyncio.sleep(seconds)
    return x


async def fails(seconds):
    await asyncio.sleep(seconds)
    raise ValueError(seconds)


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop.call_later(1, future.set_result, "future")
    same = value("same", 0.5)
    print(await asyncio.gather(value(1), asyncio.create_task(value(2, 2)), future, same, same), loop.time())
    print(await asyncio.gather(value(1), fails(1), asyncio.gather(value(2), fails(2), return_exceptions=True), return_exceptions=True))
    task = asyncio.create_task(value("late", 5))
    try:
        await asyncio.gather(fails(1), task)
    except ValueError as error:
        print(repr(error), task.done(), await task)
    print(await asyncio.gather())


asyncio.run(main())
