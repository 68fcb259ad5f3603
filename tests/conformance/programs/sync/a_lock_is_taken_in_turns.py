# rule: 32
import asyncio


async def player(name, lock):
    for _ in range(3):
        async with lock:
            print(name, end="")
            await asyncio.sleep(0)


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*(player(name, lock) for name in "ABC"))
    print("", lock.locked())


asyncio.run(main())
