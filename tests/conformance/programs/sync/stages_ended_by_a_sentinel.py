"""Stages connected by bounded queues, ended by a sentinel."""
import asyncio

END = object()


async def source(out):
    for n in range(6):
        await out.put(n)
        print("put", n, out.qsize())
    await out.put(END)


async def stage(name, inbox, out, seconds, function):
    while (item := await inbox.get()) is not END:
        await asyncio.sleep(seconds)
        await out.put(function(item))
        inbox.task_done()
    await out.put(END)
    print(name, "ends at", asyncio.get_running_loop().time())


async def main():
    queues = [asyncio.Queue(maxsize=2) for _ in range(3)]
    tasks = [asyncio.create_task(source(queues[0])), asyncio.create_task(stage("square", queues[0], queues[1], 1, lambda x: x * x)),
             asyncio.create_task(stage("text", queues[1], queues[2], 2, str))]
    results = []
    while (item := await queues[2].get()) is not END:
        results.append(item)
    await asyncio.gather(*tasks)
    print(results)


asyncio.run(main())
