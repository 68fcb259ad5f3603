"""Producers and consumers hand a hundred thousand items through a small queue."""

import asyncio


async def produce(queue, items):
    for item in range(items):
        await queue.put(item)


async def consume(queue):
    while True:
        await queue.get()
        queue.task_done()


async def main():
    queue = asyncio.Queue(maxsize=10)
    consumers = [asyncio.create_task(consume(queue)) for _ in range(10)]
    await asyncio.gather(*(produce(queue, 10_000) for _ in range(10)))
    await queue.join()
    for consumer in consumers:
        consumer.cancel()


asyncio.run(main())
