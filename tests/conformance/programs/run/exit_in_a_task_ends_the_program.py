# status: 7
import asyncio
import sys


async def leave():
    await asyncio.sleep(1)
    print("leaving")
    sys.exit(7)


async def main():
    try:
        asyncio.create_task(leave())
        await asyncio.sleep(10)
    finally:
        print("main's finally", asyncio.get_running_loop().time())


asyncio.run(main())
# expect: leaving
# expect: main's finally 1.0
