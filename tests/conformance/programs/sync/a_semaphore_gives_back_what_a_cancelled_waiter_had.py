# rule: 33
import asyncio


async def taker(name, semaphore):
    try:
        async with semaphore:
            print(name, "in")
            await asyncio.sleep(1)
    except asyncio.CancelledError:
        print(name, "cancelled")


async def main():
    semaphore = asyncio.Semaphore(1)
    await semaphore.acquire()
    tasks = [asyncio.create_task(taker(name, semaphore)) for name in "abc"]
    await asyncio.sleep(0)
    semaphore.release()
    tasks[0].cancel()
    await asyncio.gather(*tasks)
    print(semaphore.locked(), asyncio.get_running_loop().time())


asyncio.run(main())
