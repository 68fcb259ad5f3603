# rule: 29
import asyncio


async def child():
    async with asyncio.timeout(5):
        await asyncio.sleep(10)


async def main():
    task = asyncio.create_task(child())
    await asyncio.sleep(1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled, not timed out")


asyncio.run(main())
# expect: cancelled, not timed out
