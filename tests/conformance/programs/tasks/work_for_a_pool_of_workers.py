"""Workers that are cancelled when the queue has been worked off."""
import asyncio
import random


async def worker(name, queue, log):
    while True:
        seconds = await queue.get()
        await asyncio.sleep(seconds)
        queue.task_done()
        log.append(f"{name} slept {seconds:.2f}")


async def main():
    random.seed(3)
    queue, log = asyncio.Queue(), []
    total = 0
    for _ in range(12):
        seconds = random.uniform(0.05, 1.0)
        total += seconds
        queue.put_nowait(seconds)
    workers = [asyncio.create_task(worker(f"worker-{n}", queue, log)) for n in range(3)]
    await queue.join()
    for each in workers:
        each.cancel()
    print(await asyncio.gather(*workers, return_exceptions=True))
    print("\n".join(log), f"{asyncio.get_running_loop().time():.2f} of {total:.2f}", sep="\n")


asyncio.run(main())
