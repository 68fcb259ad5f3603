#!/usr/bin/env python3
# asyncq.py

import asyncio
import itertools as it
import os
import random
import time


async def makeitem(size: int = 5) -> str:
    return os.urandom(size).hex()


async def randsleep(who=None) -> None:
    pause = random.randint(0, 10)
    if who:
        print(f"{who} sleeping for {pause} seconds.")
    await asyncio.sleep(pause)


async def produce(num: int, q: asyncio.Queue) -> None:
    items = random.randint(0, 10)
    for _ in it.repeat(None, items):
        await randsleep(who=f"Producer {num}")
        item = await makeitem()
        put = time.perf_counter()
        await q.put((item, put))
        print(f"Producer {num} added <{item}> to queue.")


async def consume(num: int, q: asyncio.Queue) -> None:
    while True:
        await randsleep(who=f"Consumer {num}")
        item, put = await q.get()
        got = time.perf_counter()
        print(f"Consumer {num} got element <{item}>"
              f" in {got-put:0.5f} seconds.")
        q.task_done()


async def main(nprod: int, ncon: int):
    q = asyncio.Queue()
    producers = [asyncio.create_task(produce(n, q)) for n in range(nprod)]
    consumers = [asyncio.create_task(consume(n, q)) for n in range(ncon)]
    await asyncio.gather(*producers)
    await q.join()  # Consumers are awaited too, by way of the queue
    for c in consumers:
        c.cancel()


if __name__ == "__main__":
    import argparse

    random.seed(444)
    parser = argparse.ArgumentParser()
    parser.add_argument("-p", "--nprod", type=int, default=5)
    parser.add_argument("-c", "--ncon", type=int, default=10)
    ns = parser.parse_args()
    begun = time.perf_counter()
    asyncio.run(main(**ns.__dict__))
    took = time.perf_counter() - begun
    print(f"Program completed in {took:0.5f} seconds.")
