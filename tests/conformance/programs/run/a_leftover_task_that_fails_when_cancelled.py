import asyncio


async def spiteful():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        raise ValueError("not without a fight")


async def main():
    asyncio.create_task(spiteful())
    await asyncio.sleep(1)
    return "result"


print(asyncio.run(main()))
