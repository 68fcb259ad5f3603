# rule: 41
import asyncio
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def blocking(number):
    time.sleep(1)
    return number, time.perf_counter()


async def main():
    loop = asyncio.get_running_loop()
    for pool in (None, ThreadPoolExecutor(2), ThreadPoolExecutor(max_workers=3), ProcessPoolExecutor()):
        begun = loop.time()
        results = await asyncio.gather(*(loop.run_in_executor(pool, blocking, number) for number in range(8)))
        print([number for number, _ in results], [ended - begun for _, ended in results])


asyncio.run(main())
