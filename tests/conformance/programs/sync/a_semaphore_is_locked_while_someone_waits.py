# rule: 33
import asyncio


async def taker(name, semaphore):
    await semaphore.acquire()
    print(name, "in")


async def main():
    semaphore = asyncio.Semaphore(1)
    await semaphore.acquire()
    tasks = [asyncio.create_task(taker(name, semaphore)) for name in "ab"]
    await asyncio.sleep(0)
    semaphore.release()
    print(semaphore.locked())
    tasks.append(asyncio.create_task(taker("c", semaphore)))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    semaphore.release()
    semaphore.release()
    await asyncio.gather(*tasks)
    print(semaphore.locked())


asyncio.run(main())
