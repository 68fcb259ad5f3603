# status: 3
import asyncio


async def consumer(queue):
    while True:
        item = await queue.get()
        print("consumed", item, asyncio.get_running_loop().time())
        await asyncio.sleep(item)


async def main():
    queue = asyncio.Queue()
    consumers = [asyncio.create_task(consumer(queue)) for _ in range(2)]
    for item in range(3):
        await queue.put(item)
    await asyncio.gather(*consumers)


asyncio.run(main())
