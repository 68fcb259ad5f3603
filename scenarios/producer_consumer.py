"""Producers and consumers

Producers put items on a queue, consumers take them off, and nobody knows who will meet whom. Whoever has nothing to
do waits for the queue and holds up nobody. When all is produced and the queue has been worked off, the consumers are
sent home.

stage: pipeline
"""

import argparse
import asyncio
import itertools
import os
import random
import time

PRODUCERS = 5  # [1:50] Producers
CONSUMERS = 10  # [1:50] Consumers
SEED = 444  # [0:10000] Where the random numbers start


async def make_item(size: int = 5) -> str:
    return os.urandom(size).hex()


async def random_sleep(caller: str) -> None:
    seconds = random.randint(0, 10)
    print(f"{caller} sleeping for {seconds} seconds.")
    await asyncio.sleep(seconds)


async def produce(name: int, queue: asyncio.Queue) -> None:
    for _ in itertools.repeat(None, random.randint(0, 10)):
        await random_sleep(f"Producer {name}")
        item = await make_item()
        await queue.put((item, time.perf_counter()))
        print(f"Producer {name} added <{item}> to queue.")


async def consume(name: int, queue: asyncio.Queue) -> None:
    while True:
        await random_sleep(f"Consumer {name}")
        item, added = await queue.get()
        waited = time.perf_counter() - added
        print(f"Consumer {name} got element <{item}> in {waited:0.5f} seconds.")
        queue.task_done()


async def main(producers: int, consumers: int) -> None:
    queue = asyncio.Queue()
    making = [asyncio.create_task(produce(n, queue)) for n in range(producers)]
    taking = [asyncio.create_task(consume(n, queue)) for n in range(consumers)]
    await asyncio.gather(*making)
    await queue.join()
    for consumer in taking:
        consumer.cancel()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Producers and consumers at one queue.")
    parser.add_argument("-p", "--producers", type=int, default=PRODUCERS, help="how many make items")
    parser.add_argument("-c", "--consumers", type=int, default=CONSUMERS, help="how many take them")
    options = parser.parse_args()
    random.seed(SEED)
    start = time.perf_counter()
    asyncio.run(main(**vars(options)))
    elapsed = time.perf_counter() - start
    print(f"Program completed in {elapsed:0.5f} seconds.")
