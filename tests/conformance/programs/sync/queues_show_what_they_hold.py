"""str() of the queues: room, items, who waits, and what is not done."""
import asyncio


async def main():
    for kind in (asyncio.Queue, asyncio.LifoQueue, asyncio.PriorityQueue):
        queue = kind(2)
        print(queue)
        queue.put_nowait(5)
        queue.put_nowait(3)
        print(queue, repr(queue).split(" at ")[0])
        putting = asyncio.create_task(queue.put(4))
        await asyncio.sleep(0)
        print(queue)
        print([await queue.get() for _ in range(3)], queue)
        getting = [asyncio.create_task(queue.get()) for _ in range(2)]
        await asyncio.sleep(0)
        print(queue)
        for task in getting:
            task.cancel()
        await asyncio.wait([putting, *getting])


asyncio.run(main())
