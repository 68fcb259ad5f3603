# rule: 18 41
import asyncio
import time


def blocking(name, seconds):
    print("start", name, time.perf_counter())
    time.sleep(seconds)
    print("end", name, time.perf_counter())
    return name


async def ticker():
    for tick in range(4):
        print("tick", asyncio.get_running_loop().time())
        await asyncio.sleep(1)


async def main():
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(ticker())
    print(await asyncio.gather(asyncio.to_thread(blocking, "a", 2.5), loop.run_in_executor(None, blocking, "b", 1.5)))
    await task


asyncio.run(main())
