"""A lock convoy

Workers do something of their own, and then write into one journal, which a lock protects. The lock is held across the
wait for the disk. When work is short, everybody stands in line for the lock, however many workers there are: they go
one by one, like lorries behind the slowest one.

Holding the lock for less is worth more than any number of threads: `simul whatif` says how much.
"""

import asyncio
import time

WORKERS = 12  # [1:100] Workers
ROUNDS = 5  # [1:100] Entries of each
OWN = 0.2  # [0:0.1:10] Seconds that a worker's own part takes
WRITE = 0.1  # [0.01:0.01:5] Seconds that the disk takes, with the lock held


async def worker(journal, lock):
    waited = 0.0
    for entry in range(ROUNDS):
        await asyncio.sleep(OWN)
        asked = time.perf_counter()
        async with lock:
            waited += time.perf_counter() - asked
            await asyncio.sleep(WRITE)
            journal.append(entry)
    return waited


async def main():
    lock = asyncio.Lock()
    journal = []
    waits = await asyncio.gather(*(worker(journal, lock) for _ in range(WORKERS)))
    print(f"{len(journal)} entries; a worker has waited up to {max(waits):.1f} s for the lock.")


if __name__ == "__main__":
    asyncio.run(main())
