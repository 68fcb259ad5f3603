import asyncio


async def stubborn():
    for attempt in range(3):
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            print("swallowed", attempt, asyncio.get_running_loop().time())
    return "finished"


async def main():
    asyncio.create_task(stubborn())
    await asyncio.sleep(1)


asyncio.run(main())
print("end")
