"""Blocking calls on threads, while the loop ticks on."""
import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


def blocking(name, seconds):
    time.sleep(seconds)
    if seconds > 3:
        raise ValueError(name)
    return name, time.monotonic()


async def tick(times):
    for n in range(times):
        print("tick", n, time.monotonic())
        await asyncio.sleep(1)


async def main():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(max_workers=2) as pool:
        calls = [loop.run_in_executor(pool, blocking, name, seconds) for name, seconds in (("a", 2), ("b", 1), ("c", 2), ("d", 4))]
        ticking = asyncio.create_task(tick(4))
        for result in await asyncio.gather(*calls, return_exceptions=True):
            print(result)
        await ticking
    print(await asyncio.to_thread(sum, [1, 2, 3]), await asyncio.to_thread(sorted, "bca", reverse=True), time.monotonic())
    with ThreadPoolExecutor(2) as pool:
        future = pool.submit(pow, 2, 10)
        print(future.result(), future.done(), list(pool.map(abs, [-1, 2])))


asyncio.run(main())
