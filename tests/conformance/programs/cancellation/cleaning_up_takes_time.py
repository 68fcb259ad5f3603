"""A cancelled task that awaits in finally, is cancelled again, and what its awaiter sees."""
import asyncio


async def worker(name, cleanup):
    try:
        await asyncio.sleep(10)
    finally:
        try:
            await asyncio.sleep(cleanup)
            print(name, "cleaned up")
        except asyncio.CancelledError:
            print(name, "interrupted in its cleaning up")
            raise


async def main():
    loop = asyncio.get_running_loop()
    first = asyncio.create_task(worker("first", 1))
    second = asyncio.create_task(worker("second", 5))
    await asyncio.sleep(1)
    print(first.cancel("stop"), second.cancel())
    await asyncio.sleep(2)
    print(first.done(), second.done(), second.cancelling())
    second.cancel("now")
    for task in (first, second):
        try:
            await task
        except asyncio.CancelledError as error:
            print(loop.time(), error.args, task.cancelled())


asyncio.run(main())
