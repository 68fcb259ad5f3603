# rule: 32
import asyncio


async def taker(name, lock):
    try:
        async with lock:
            print(name, "has it")
    except asyncio.CancelledError:
        print(name, "cancelled")


async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    first, second = (asyncio.create_task(taker(name, lock)) for name in ("first", "second"))
    await asyncio.sleep(0)
    lock.release()
    first.cancel()
    await asyncio.gather(first, second)


asyncio.run(main())
# expect: first cancelled
# expect: second has it
