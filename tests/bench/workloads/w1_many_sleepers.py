"""W1: 100,000 tasks, each of which sleeps 20 times for random seconds."""
import asyncio
import random

TASKS = 100_000
SLEEPS = 20


async def sleeper():
    for _ in range(SLEEPS):
        await asyncio.sleep(random.random())


async def main():
    random.seed(1)
    await asyncio.gather(*(sleeper() for _ in range(TASKS)))


asyncio.run(main())
