# rule: 23
import asyncio


async def child():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print("child cancelled", error.args)
        raise


async def main():
    task = asyncio.create_task(child())
    await asyncio.sleep(1)
    print(task.cancel("enough"), task.cancelling(), task.cancelled())
    print("asked")
    await asyncio.sleep(0)
    print("one iteration later", task.done(), task.cancelled())
    try:
        await task
    except asyncio.CancelledError as error:
        print("caught", error.args)
    print(task.cancel())


asyncio.run(main())
# expect: True 1 False
# expect: asked
# expect: child cancelled ('enough',)
# expect: one iteration later True True
# expect: caught ('enough',)
# expect: False
