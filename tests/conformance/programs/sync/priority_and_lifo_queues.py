# rule: 35
import asyncio


async def main():
    for kind in (asyncio.PriorityQueue, asyncio.LifoQueue):
        queue = kind()
        for item in ((2, "b"), (1, "z"), (3, "a"), (1, "a")):
            await queue.put(item)
        print([await queue.get() for _ in range(queue.qsize())])


asyncio.run(main())
# expect: [(1, 'a'), (1, 'z'), (2, 'b'), (3, 'a')]
# expect: [(1, 'a'), (3, 'a'), (1, 'z'), (2, 'b')]
