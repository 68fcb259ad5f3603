"""W3: 1,000 producers and 1,000 consumers, and 1,000,000 items through one queue."""
import asyncio

PAIRS = 1_000
ITEMS = 1_000


async def produce(queue):
    for item in range(ITEMS):
        await queue.put(item)


async def consume(queue):
    for _ in range(ITEMS):
        await queue.get()


async def main():
    queue = asyncio.Queue(maxsize=100)
    await asyncio.gather(*(produce(queue) for _ in range(PAIRS)), *(consume(queue) for _ in range(PAIRS)))


asyncio.run(main())
