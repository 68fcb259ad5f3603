"""Waiting for servers

An I/O-bound program: it asks many servers, and each answers after a while. Reading an answer takes next to no time.

Here `async` is at its best: one thread waits for all answers at once. `threads` does as well as long as there is a
thread for each request; `processes` runs out of processes. One after the other, all the waits add up.
"""

import asyncio
import time

import simul

REQUESTS = 40  # [1:500] Requests
ANSWER = 0.8  # [0.1:0.1:10] Seconds until a server answers
READ = 0.002  # [0:0.001:0.1] Seconds to read an answer


async def request(number):
    await asyncio.sleep(ANSWER)
    simul.work(READ)
    return number


async def main():
    start = time.perf_counter()
    answers = await asyncio.gather(*(request(number) for number in range(REQUESTS)))
    print(f"{len(answers)} answers, the last one {answers[-1]}.")
    return time.perf_counter() - start


if __name__ == "__main__":
    seconds = asyncio.run(main())
    print(f"It took {seconds:.3f} s; one after the other, {REQUESTS * (ANSWER + READ):.3f} s.")
