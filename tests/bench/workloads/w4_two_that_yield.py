"""W4: two tasks that yield to each other 5,000,000 times."""
import asyncio

YIELDS = 2_500_000


async def yielding():
    for _ in range(YIELDS):
        await asyncio.sleep(0)


async def main():
    await asyncio.gather(yielding(), yielding())


asyncio.run(main())
