# rule: 31
import asyncio


async def inner():
    await asyncio.sleep(3)
    print("inner finished", asyncio.get_running_loop().time())
    return "result"


async def outer(task):
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        print("outer cancelled", asyncio.get_running_loop().time())
        raise


async def main():
    task = asyncio.create_task(inner())
    waiting = asyncio.create_task(outer(task))
    await asyncio.sleep(1)
    waiting.cancel()
    await asyncio.wait([waiting])
    print(await task, waiting.cancelled(), task.cancelled())


asyncio.run(main())
# expect: outer cancelled 1.0
# expect: inner finished 3.0
# expect: result True False
