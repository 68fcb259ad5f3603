import asyncio
import random


async def stage(name, source, target, seconds):
    while True:
        item = await source.get()
        await asyncio.sleep(random.uniform(0, seconds))
        await target.put(item + name)
        source.task_done()


async def main():
    queues = [asyncio.Queue(maxsize=3) for _ in range(4)]
    queues[-1] = asyncio.Queue()
    workers = [
        asyncio.create_task(stage(name, queues[level], queues[level + 1], level + 1), name=f"{name}{n}")
        for level, name in enumerate("xyz")
        for n in range(2)
    ]
    for item in range(10):
        await queues[0].put(str(item))
    for queue in queues[:-1]:
        await queue.join()
    print([queues[-1].get_nowait() for _ in range(queues[-1].qsize())])
    for worker in workers:
        worker.cancel()
    print([type(result).__name__ for result in await asyncio.gather(*workers, return_exceptions=True)])
    print(f"{asyncio.get_running_loop().time():.9f}")


asyncio.run(main())
