"""Counting, with coroutines

Three coroutines say "One", wait a second and say "Two". They wait at the same time, so all three take one second.
"""

import asyncio
import time

COUNTERS = 3  # [1:50] Coroutines that count
PAUSE = 1.0  # [0.1:0.1:10] Seconds between One and Two


async def count():
    print("One")
    await asyncio.sleep(PAUSE)
    print("Two")


async def main():
    await asyncio.gather(*(count() for _ in range(COUNTERS)))


if __name__ == "__main__":
    start = time.perf_counter()
    asyncio.run(main())
    elapsed = time.perf_counter() - start
    print(f"Counted in {elapsed:0.2f} seconds.")
