# status: 130
import asyncio


async def main():
    try:
        await asyncio.sleep(1)
        raise KeyboardInterrupt
    finally:
        print("cleaned up")


try:
    asyncio.run(main())
finally:
    print("on the way out")
