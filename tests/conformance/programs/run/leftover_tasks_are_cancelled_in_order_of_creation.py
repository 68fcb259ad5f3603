# rule: 21 40
import asyncio


async def leftover(name):
    try:
        await asyncio.sleep(100)
    finally:
        print("cleaning up", name)
        await asyncio.sleep(1)
        print("cleaned up", name)


async def main():
    for name in range(8):
        asyncio.create_task(leftover(name))
    await asyncio.sleep(1)
    print("main returns")


asyncio.run(main())
