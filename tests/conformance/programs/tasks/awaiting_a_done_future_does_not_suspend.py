# rule: 13
import asyncio


async def other():
    print("other")


async def main():
    future = asyncio.get_running_loop().create_future()
    future.set_result("done")
    task = asyncio.create_task(other())
    print(await future)
    print("before other")
    await task
    await task


asyncio.run(main())
# expect: done
# expect: before other
# expect: other
