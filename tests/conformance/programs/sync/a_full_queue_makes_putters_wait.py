# rule: 35
import asyncio


async def producer(queue):
    for item in range(5):
        await queue.put(item)
        print("put", item, asyncio.get_running_loop().time())


async def main():
    queue = asyncio.Queue(maxsize=2)
    task = asyncio.create_task(producer(queue))
    while not task.done() or not queue.empty():
        await asyncio.sleep(1)
        print("got", await queue.get(), queue.qsize(), queue.full())
    for attempt in (queue.get_nowait, lambda: [queue.put_nowait(item) for item in range(3)]):
        try:
            attempt()
        except (asyncio.QueueEmpty, asyncio.QueueFull) as error:
            print(repr(error))


asyncio.run(main())
