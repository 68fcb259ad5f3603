#!/usr/bin/env python3
# rand.py

import asyncio
import random

# ANSI colors
colors = (
    "\033[0m",   # End of color
    "\033[36m",  # Cyan
    "\033[91m",  # Red
    "\033[35m",  # Magenta
)


async def makerandom(which: int, least: int = 6) -> int:
    print(colors[which + 1] + f"Initiated makerandom({which}).")
    drawn = random.randint(0, 10)
    while drawn <= least:
        print(colors[which + 1] + f"makerandom({which}) == {drawn} too low; retrying.")
        await asyncio.sleep(which + 1)
        drawn = random.randint(0, 10)
    print(colors[which + 1] + f"---> Finished: makerandom({which}) == {drawn}" + colors[0])
    return drawn


async def main():
    res = await asyncio.gather(*(makerandom(n, 10 - n - 1) for n in range(3)))
    return res


if __name__ == "__main__":
    random.seed(444)
    r1, r2, r3 = asyncio.run(main())
    print()
    print(f"r1: {r1}, r2: {r2}, r3: {r3}")
