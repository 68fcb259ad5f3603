import asyncio


async def worker():
    try:
        await asyncio.sleep(100)
    finally:
        print("cleaning up", asyncio.get_running_loop().time())
        await asyncio.sleep(2)
        print("cleaned up", asyncio.get_running_loop().time())


async def main():
    task = asyncio.create_task(worker())
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.sleep(1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("gone", asyncio.get_running_loop().time(), task.cancelling())


asyncio.run(main())
# expect: cleaning up 1.0
# expect: gone 2.0 2
