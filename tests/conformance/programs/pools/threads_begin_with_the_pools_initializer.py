"""Each thread of a pool calls the initializer once, before its first call; where that fails, the pool is broken."""
# models: async
import asyncio
import logging
import time
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor, ThreadPoolExecutor
from contextvars import ContextVar

logging.basicConfig(format="%(levelname)s %(name)s %(message)s")
begun = []
prefix = ContextVar("prefix", default="none")


def prepare(name):
    begun.append(name)
    time.sleep(0.5)
    prefix.set(f"{name}{len(begun)}")


def job(i):
    time.sleep(1)
    return i, prefix.get(), time.perf_counter()


def fails():
    raise OSError("no connection")


async def main():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(max_workers=2, initializer=prepare, initargs=("w",)) as pool:
        for each in await asyncio.gather(*(loop.run_in_executor(pool, job, i) for i in range(5))):
            print(*each)
    with ProcessPoolExecutor(1, initializer=prepare, initargs=("p",)) as pool:
        print(await loop.run_in_executor(pool, job, 7))
    print(begun)
    pool = ThreadPoolExecutor(1, initializer=fails)
    try:
        await loop.run_in_executor(pool, job, 1)
    except BrokenExecutor as error:
        print(type(error).__name__, error, isinstance(error, RuntimeError))
    try:
        pool.submit(job, 2)
    except BrokenExecutor as error:
        print(repr(error))
    try:
        ThreadPoolExecutor(initializer=5)
    except TypeError as error:
        print(error)


asyncio.run(main())
