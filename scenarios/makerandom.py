"""Random numbers, until one is high enough

Three coroutines draw numbers from 0 to 10. Each throws back what does not exceed its threshold, and waits before it
draws again: the first a second, the second two, the third three. Each speaks in a colour of its own.
"""

import asyncio
import random

SEED = 444  # [0:10000] Where the random numbers start

# ANSI colours: back to normal, cyan, red, magenta
COLOURS = ("\033[0m", "\033[36m", "\033[91m", "\033[35m")


async def makerandom(index: int, threshold: int = 6) -> int:
    colour = COLOURS[index + 1]
    print(colour + f"Initiated makerandom({index}).")
    number = random.randint(0, 10)
    while number <= threshold:
        print(colour + f"makerandom({index}) == {number} too low; retrying.")
        await asyncio.sleep(index + 1)
        number = random.randint(0, 10)
    print(colour + f"---> Finished: makerandom({index}) == {number}" + COLOURS[0])
    return number


async def main():
    return await asyncio.gather(*(makerandom(index, 10 - index - 1) for index in range(3)))


if __name__ == "__main__":
    random.seed(SEED)
    r1, r2, r3 = asyncio.run(main())
    print()
    print(f"r1: {r1}, r2: {r2}, r3: {r3}")
