"""Dining philosophers

Philosophers sit around a table, with a fork between each two of them. To eat, one needs both forks beside him.

If each takes the left fork first, and thinks a little before he takes the right one, all of them can have one fork and
wait for the other for ever: a deadlock. Simul says who waits for whom. If the last one takes the right fork first, there
is always somebody who can eat. Set POLITE to False to see them starve.

stage: table
"""

import asyncio

PHILOSOPHERS = 5  # [2:50] Philosophers, and forks
MEALS = 3  # [1:100] Meals of each
THINK = 0.5  # [0:0.1:10] Seconds between the first fork and the second
EAT = 1.0  # [0:0.1:10] Seconds that a meal takes
POLITE = True  # The last one takes the right fork first


async def philosopher(seat, forks):
    first, second = forks[seat], forks[(seat + 1) % PHILOSOPHERS]
    if POLITE and seat == PHILOSOPHERS - 1:
        first, second = second, first
    for _ in range(MEALS):
        async with first:
            await asyncio.sleep(THINK)
            async with second:
                await asyncio.sleep(EAT)
    print(f"Philosopher {seat} has eaten.")


async def main():
    forks = [asyncio.Lock() for _ in range(PHILOSOPHERS)]
    await asyncio.gather(*(philosopher(seat, forks) for seat in range(PHILOSOPHERS)))


if __name__ == "__main__":
    asyncio.run(main())
