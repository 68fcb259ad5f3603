# rule: 28
import asyncio


async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("swallowed")
    await asyncio.sleep(1)
    return "finished"


async def main():
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(1)
    task.cancel()
    print(await task, task.cancelled(), task.cancelling(), asyncio.get_running_loop().time())
    print(task.uncancel(), task.cancelling())


asyncio.run(main())
# expect: swallowed
# expect: finished False 1 2.0
# expect: 0 0
