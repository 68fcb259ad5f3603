"""Cycles of objects stay until the program has ended, however many there are; asyncio.run closes their generators."""
import asyncio
import contextlib


class Ring:
    died = 0

    def __init__(self):
        self.itself = self

    def __del__(self):
        Ring.died += 1


@contextlib.asynccontextmanager
async def opened(name):
    await asyncio.sleep(0)
    try:
        yield name
    finally:
        print("closed", name)


async def worker(name, kept):
    ring = [kept]
    async with opened(name) as opening:
        ring.append(ring)
        await asyncio.sleep(1)
        raise ValueError(opening)


async def ticks():
    itself = []
    itself.append(itself)
    for i in range(3):
        yield i, itself


async def main():
    for i in range(3000):
        Ring()
    print(Ring.died)
    for name in "ab":
        try:
            await worker(name, [])
        except ValueError as error:
            kept = [error]
            kept.append(kept)
            error.kept = kept
    async for i, itself in ticks():
        print(i)
        if i == 1:
            break
    for i in range(3000):
        Ring()
    print(Ring.died)


asyncio.run(main())
print(Ring.died)
