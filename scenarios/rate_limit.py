"""A rate limit

A server takes no more than so many requests at once, and after each it wants a pause. A semaphore holds the clients
to that: they are all there at once, and are let through a few at a time.

The limit, not the machine, decides how long it takes: with enough threads all models but `sequential` are equal.
"""

import asyncio
import time

CLIENTS = 30  # [1:300] Clients
AT_ONCE = 4  # [1:50] Requests at once
ANSWER = 0.3  # [0.1:0.1:5] Seconds until the server answers
PAUSE = 0.2  # [0:0.1:5] Seconds of pause after each request


async def client(name, limit, start):
    async with limit:
        await asyncio.sleep(ANSWER)
        answered = time.perf_counter() - start
        await asyncio.sleep(PAUSE)
    return name, answered


async def main():
    start = time.perf_counter()
    limit = asyncio.Semaphore(AT_ONCE)
    answers = await asyncio.gather(*(client(name, limit, start) for name in range(CLIENTS)))
    name, answered = max(answers, key=lambda answer: answer[1])
    print(f"Client {name} was the last one to be answered, after {answered:.1f} s.")


if __name__ == "__main__":
    asyncio.run(main())
