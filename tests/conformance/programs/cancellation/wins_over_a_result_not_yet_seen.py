# rule: 25
import asyncio


async def child(future):
    try:
        print(await future)
    except asyncio.CancelledError:
        print("cancelled", future.result())
        raise


async def main():
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(child(future))
    await asyncio.sleep(0)
    future.set_result("result")
    task.cancel()
    await asyncio.wait([task])
    print(task.cancelled())


asyncio.run(main())
# expect: cancelled result
# expect: True
