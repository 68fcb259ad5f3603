import asyncio


async def leaf(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("cancelled", name)
        raise


async def tree():
    await asyncio.wait_for(asyncio.gather(leaf("a"), asyncio.shield(leaf("shielded")), leaf("b")), 8)


async def main():
    task = asyncio.create_task(tree())
    await asyncio.sleep(1)
    task.cancel("message")
    try:
        await task
    except asyncio.CancelledError as error:
        print("main sees", repr(error))
    await asyncio.sleep(20)


asyncio.run(main())
