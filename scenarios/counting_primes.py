"""Counting primes

A CPU-bound program: it divides its work into pieces and computes all the time.

Only `processes` is faster than doing one piece after the other, and only as far as there are CPUs. `async` has one
thread and nothing to wait for. `threads` has many, but CPython's lock lets one of them compute at a time: they take
turns, and all are late.
"""

import asyncio

import simul

PIECES = 16  # [1:100] Pieces of work
SECONDS = 3.0  # [0.1:0.1:60] Seconds of computing for each


async def count(piece):
    simul.work(SECONDS)
    print(f"Piece {piece} is counted.")


async def main():
    await asyncio.gather(*(count(piece) for piece in range(1, PIECES + 1)))


if __name__ == "__main__":
    asyncio.run(main())
