"""Two tasks that take two locks in opposite orders wait for ever."""
# status: 3
import asyncio


async def take(name, first, second):
    async with first:
        print(name, "has one")
        await asyncio.sleep(1)
        async with second:
            print(name, "never gets here")


async def main():
    a, b = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(take("x", a, b), take("y", b, a))


asyncio.run(main())
