# rule: 24
import asyncio


async def child():
    try:
        print("never")
    finally:
        print("nor this")


async def main():
    task = asyncio.create_task(child())
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", task.cancelled())


asyncio.run(main())
# expect: cancelled True
