import asyncio


async def once():
    return 1


async def main():
    coroutine = once()
    print(await coroutine)
    try:
        await coroutine
    except RuntimeError as error:
        print(error)
    slow = asyncio.sleep(1)
    task = asyncio.create_task(slow)
    await asyncio.sleep(0)
    try:
        await slow
    except RuntimeError as error:
        print(error)
    await task


asyncio.run(main())
