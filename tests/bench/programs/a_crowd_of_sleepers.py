"""Two thousand tasks sleep for random seconds, one sleep after the other."""

import asyncio
import random


async def doze(naps):
    for _ in range(naps):
        await asyncio.sleep(random.uniform(0.1, 10))


async def main():
    random.seed(3)
    async with asyncio.TaskGroup() as crowd:
        for _ in range(2_000):
            crowd.create_task(doze(40))


asyncio.run(main())
