import asyncio
import contextlib


@contextlib.asynccontextmanager
async def resource(name):
    print("open", name)
    try:
        yield name
    except asyncio.CancelledError:
        print("cancelled inside", name)
        raise
    finally:
        await asyncio.sleep(1)
        print("close", name, asyncio.get_running_loop().time())


async def work():
    async with resource("outer"), resource("inner"):
        await asyncio.sleep(100)


async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.wait([task])
    print(task.cancelled())


asyncio.run(main())
