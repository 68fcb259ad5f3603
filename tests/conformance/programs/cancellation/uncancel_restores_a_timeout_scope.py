# rule: 28 29
import asyncio


async def main():
    task = asyncio.current_task()
    try:
        async with asyncio.timeout(1):
            try:
                await asyncio.sleep(5)
            finally:
                print("cancelling", task.cancelling())
    except TimeoutError:
        print("timed out", task.cancelling())
    asyncio.get_running_loop().call_later(1, task.cancel)
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print("cancelled", task.cancelling(), task.uncancel(), task.cancelling())
    await asyncio.sleep(1)
    print("goes on", asyncio.get_running_loop().time())


asyncio.run(main())
