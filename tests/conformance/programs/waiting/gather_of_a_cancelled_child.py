import asyncio


async def work(seconds):
    await asyncio.sleep(seconds)
    return seconds


async def main():
    for return_exceptions in (True, False):
        tasks = [asyncio.create_task(work(n)) for n in (1, 2, 3)]
        asyncio.get_running_loop().call_later(1.5, tasks[1].cancel)
        try:
            print(await asyncio.gather(*tasks, return_exceptions=return_exceptions))
        except asyncio.CancelledError:
            print("cancelled", [task.done() for task in tasks], asyncio.get_running_loop().time())


asyncio.run(main())
