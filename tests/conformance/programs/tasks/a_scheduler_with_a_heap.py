"""An asynchronous generator that gives events when they are due."""
import asyncio
import heapq
from typing import NamedTuple


class Event(NamedTuple):
    when: float
    priority: int
    name: str


async def schedule(events):
    heap = list(events)
    heapq.heapify(heap)
    loop = asyncio.get_running_loop()
    start = loop.time()
    while heap:
        event = heapq.heappop(heap)
        await asyncio.sleep(max(0, event.when - (loop.time() - start)))
        yield event


async def main():
    loop = asyncio.get_running_loop()
    async for event in schedule([Event(2, 1, "two"), Event(1, 5, "one"), Event(1, 2, "first"), Event(0.5, 9, "half")]):
        print(loop.time(), event)
        if event.name == "one":
            await asyncio.sleep(3)


asyncio.run(main())
