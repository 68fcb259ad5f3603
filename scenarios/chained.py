"""Chained coroutines

Each chain awaits a first part, then a second one that needs what the first returned. Within a chain the waits add up;
between chains they overlap, so the program takes as long as its longest chain. The chains are named on the command
line: try 9 6 3.
"""

import asyncio
import random
import sys
import time

SEED = 444  # [0:10000] Where the random numbers start


async def part1(n: int) -> str:
    seconds = random.randint(0, 10)
    print(f"part1({n}) sleeping for {seconds} seconds.")
    await asyncio.sleep(seconds)
    result = f"result{n}-1"
    print(f"Returning part1({n}) == {result}.")
    return result


async def part2(n: int, first: str) -> str:
    seconds = random.randint(0, 10)
    print(f"part2{n, first} sleeping for {seconds} seconds.")
    await asyncio.sleep(seconds)
    result = f"result{n}-2 derived from {first}"
    print(f"Returning part2{n, first} == {result}.")
    return result


async def chain(n: int) -> None:
    start = time.perf_counter()
    first = await part1(n)
    second = await part2(n, first)
    elapsed = time.perf_counter() - start
    print(f"-->Chained result{n} => {second} (took {elapsed:0.2f} seconds).")


async def main(*chains):
    await asyncio.gather(*(chain(n) for n in chains))


if __name__ == "__main__":
    random.seed(SEED)
    chains = [1, 2, 3] if len(sys.argv) == 1 else map(int, sys.argv[1:])
    start = time.perf_counter()
    asyncio.run(main(*chains))
    elapsed = time.perf_counter() - start
    print(f"Program finished in {elapsed:0.2f} seconds.")
