# rule: 14
import asyncio


async def inner(n):
    print("inner", n)
    return n * 2


async def main():
    task = asyncio.create_task(inner("task"))
    print(await inner(1) + await inner(2))
    await task


asyncio.run(main())
# expect: inner 1
# expect: inner 2
# expect: 6
# expect: inner task
