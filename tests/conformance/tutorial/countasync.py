#!/usr/bin/env python3
# countasync.py

import asyncio


async def count():
    print("One")
    await asyncio.sleep(1)
    print("Two")


async def main():
    await asyncio.gather(count(), count(), count())


if __name__ == "__main__":
    import time

    begun = time.perf_counter()
    asyncio.run(main())
    took = time.perf_counter() - begun
    print(f"{__file__} executed in {took:0.2f} seconds.")
