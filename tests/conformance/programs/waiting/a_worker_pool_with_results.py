import asyncio


async def worker(name, jobs, results):
    while (job := await jobs.get()) is not None:
        await asyncio.sleep(job)
        results[job] = name
    await jobs.put(None)


async def main():
    jobs, results = asyncio.Queue(), {}
    for job in (3, 1, 4, 1.5, 5, 9, 2, 6):
        jobs.put_nowait(job)
    jobs.put_nowait(None)
    async with asyncio.TaskGroup() as group:
        for name in "abc":
            group.create_task(worker(name, jobs, results))
    print(results, asyncio.get_running_loop().time(), jobs.qsize())


asyncio.run(main())
