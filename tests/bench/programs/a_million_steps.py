"""A hundred tasks take turns, ten thousand times each."""

import asyncio


async def take_turns(turns):
    for _ in range(turns):
        await asyncio.sleep(0)


async def main():
    await asyncio.gather(*(take_turns(10_000) for _ in range(100)))


asyncio.run(main())
