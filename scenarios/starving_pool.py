"""A thread pool that starves

Quick calls and slow ones share one small pool of threads. As soon as slow calls have all its threads, quick ones wait
behind them, though they need next to no time: the loop is idle, the CPU is idle, and nobody is served.

Set SEPARATE to True: a pool of their own for slow calls, and the quick ones are done at once.
"""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

THREADS = 4  # [1:64] Threads of a pool
SLOW = 12  # [0:100] Slow calls
QUICK = 20  # [1:200] Quick calls
SLOW_SECONDS = 2.0  # [0.1:0.1:60] Seconds that a slow call blocks
QUICK_SECONDS = 0.05  # [0.01:0.01:5] Seconds that a quick call blocks
SEPARATE = False  # Slow calls have a pool of their own


async def call(pool, seconds, start):
    await asyncio.get_running_loop().run_in_executor(pool, time.sleep, seconds)
    return time.perf_counter() - start


async def main():
    start = time.perf_counter()
    with ThreadPoolExecutor(THREADS) as pool, ThreadPoolExecutor(THREADS) as other:
        slow_pool = other if SEPARATE else pool
        slow = [asyncio.create_task(call(slow_pool, SLOW_SECONDS, start)) for _ in range(SLOW)]
        quick = [asyncio.create_task(call(pool, QUICK_SECONDS, start)) for _ in range(QUICK)]
        done = await asyncio.gather(*quick)
        await asyncio.gather(*slow)
    print(f"The first quick call was done after {min(done):.2f} s, the last one after {max(done):.2f} s.")


if __name__ == "__main__":
    asyncio.run(main())
