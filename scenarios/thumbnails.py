"""Thumbnails

A mixed program: pictures are fetched, which is waiting, then made small, which is computing, then stored.

On the event loop, making one picture small holds up everything else. So that is given to a pool of processes, and
the loop goes on fetching. Set WORKERS to 0 to see it without the pool: then the loop computes itself, and with one
CPU nothing can be faster than the computing alone.
"""

import asyncio
from concurrent.futures import ProcessPoolExecutor

import simul

PICTURES = 24  # [1:200] Pictures
FETCH = 0.5  # [0.1:0.1:5] Seconds to fetch one
SHRINK = 0.4  # [0.05:0.05:5] Seconds of computing to make one small
STORE = 0.1  # [0.1:0.1:5] Seconds to store one
WORKERS = 4  # [0:32] Processes in the pool


async def thumbnail(number, pool):
    await asyncio.sleep(FETCH)
    if pool is None:
        simul.work(SHRINK)
    else:
        await asyncio.get_running_loop().run_in_executor(pool, simul.work, SHRINK)
    await asyncio.sleep(STORE)
    return number


async def all_thumbnails(pool):
    done = await asyncio.gather(*(thumbnail(number, pool) for number in range(PICTURES)))
    print(f"{len(done)} thumbnails.")


async def main():
    if WORKERS == 0:
        await all_thumbnails(None)
        return
    with ProcessPoolExecutor(WORKERS) as pool:
        await all_thumbnails(pool)


if __name__ == "__main__":
    asyncio.run(main())
