import asyncio
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def work(number):
    time.sleep(1)
    return number


async def main():
    loop = asyncio.get_running_loop()
    loop.set_default_executor(ThreadPoolExecutor(max_workers=2))
    began = loop.time()
    print(await asyncio.gather(*(asyncio.to_thread(work, number) for number in range(6))), loop.time() - began)
    print(await loop.run_in_executor(None, work, 7), loop.time() - began)
    try:
        loop.set_default_executor(5)
    except TypeError as error:
        print(error)


asyncio.run(main())
