# rule: 10
# status: 3
import asyncio


async def take(first, second, name):
    async with first:
        await asyncio.sleep(1)
        print(name, "wants the second")
        async with second:
            print(name, "has both")


async def main():
    left, right = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(take(left, right, "a"), take(right, left, "b"))


asyncio.run(main())
# expect: a wants the second
# expect: b wants the second
