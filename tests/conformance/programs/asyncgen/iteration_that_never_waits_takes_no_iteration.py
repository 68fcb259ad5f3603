# rule: 37
import asyncio


async def numbers(pause):
    for number in range(3):
        if pause:
            await asyncio.sleep(0)
        yield number


async def other():
    for turn in range(5):
        print("other", turn)
        await asyncio.sleep(0)


async def main():
    task = asyncio.create_task(other())
    async for number in numbers(pause=False):
        print(number)
    print([number async for number in numbers(pause=True)])
    await task


asyncio.run(main())
# expect: 0
# expect: 1
# expect: 2
# expect: other 0
# expect: other 1
# expect: other 2
# expect: [0, 1, 2]
# expect: other 3
# expect: other 4
