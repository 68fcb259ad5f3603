# rule: 33
import asyncio


async def visitor(name, semaphore):
    async with semaphore:
        print(name, "in at", asyncio.get_running_loop().time())
        await asyncio.sleep(1)


async def main():
    semaphore = asyncio.Semaphore(2)
    await asyncio.gather(*(visitor(name, semaphore) for name in "abcde"))
    bounded = asyncio.BoundedSemaphore(1)
    try:
        bounded.release()
    except ValueError as error:
        print(error)


asyncio.run(main())
# expect: a in at 0.0
# expect: b in at 0.0
# expect: c in at 1.0
# expect: d in at 1.0
# expect: e in at 2.0
# expect: BoundedSemaphore released too many times
