"""The generator goes on under whoever iterates it, while a task that is to close it waits for its turn."""
import asyncio


async def ticks(count, delay):
    for tick in range(count):
        await asyncio.sleep(delay)
        yield tick


async def consume(generator):
    async for tick in generator:
        print("tick", tick)
    print("no more")


async def close_while_it_goes_on(delay):
    generator = ticks(1, delay)
    consumer = asyncio.create_task(consume(generator))
    await asyncio.sleep(0)
    closing = asyncio.create_task(generator.aclose())
    print(await asyncio.gather(closing, return_exceptions=True))
    print(await asyncio.gather(consumer, return_exceptions=True))


async def main():
    await close_while_it_goes_on(0)  # over before the task's first step
    await close_while_it_goes_on(1)  # not yet: the task fails, and the generator lives on


asyncio.run(main())
