import asyncio


async def produce(queue):
    for item in range(2):
        await asyncio.sleep(1)
        await queue.put(item)


async def consume(queue):
    while True:
        item = await queue.get()
        print("got", item)
        queue.task_done()


async def main():
    queue = asyncio.Queue()
    consumer = asyncio.create_task(consume(queue))
    await produce(queue)
    await queue.join()
    consumer.cancel()


asyncio.run(main())
