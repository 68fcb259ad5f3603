#!/usr/bin/env python3
# chained.py

import asyncio
import random
import time


async def part1(num: int) -> str:
    pause = random.randint(0, 10)
    print(f"part1({num}) sleeping for {pause} seconds.")
    await asyncio.sleep(pause)
    made = f"result{num}-1"
    print(f"Returning part1({num}) == {made}.")
    return made


async def part2(num: int, given: str) -> str:
    pause = random.randint(0, 10)
    print(f"part2{num, given} sleeping for {pause} seconds.")
    await asyncio.sleep(pause)
    made = f"result{num}-2 derived from {given}"
    print(f"Returning part2{num, given} == {made}.")
    return made


async def chain(num: int) -> None:
    begun = time.perf_counter()
    r1 = await part1(num)
    r2 = await part2(num, r1)
    took = time.perf_counter() - begun
    print(f"-->Chained result{num} => {r2} (took {took:0.2f} seconds).")


async def main(*nums):
    await asyncio.gather(*(chain(num) for num in nums))


if __name__ == "__main__":
    import sys

    random.seed(444)
    nums = [1, 2, 3] if len(sys.argv) == 1 else map(int, sys.argv[1:])
    begun = time.perf_counter()
    asyncio.run(main(*nums))
    took = time.perf_counter() - begun
    print(f"Program finished in {took:0.2f} seconds.")
