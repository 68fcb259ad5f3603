# rule: 32
import asyncio


async def waiter(lock):
    async with lock:
        print("waiter has it")


async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    task = asyncio.create_task(waiter(lock))
    await asyncio.sleep(0)
    lock.release()
    print(lock.locked())
    async with lock:
        print("main has it again")
    await task
    try:
        lock.release()
    except RuntimeError as error:
        print(error)


asyncio.run(main())
# expect: False
# expect: waiter has it
# expect: main has it again
# expect: Lock is not acquired.
