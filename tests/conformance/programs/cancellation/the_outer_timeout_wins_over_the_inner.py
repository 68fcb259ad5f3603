# rule: 29
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(1):
            try:
                async with asyncio.timeout(3):
                    await asyncio.sleep(10)
            except TimeoutError:
                print("inner, never")
            finally:
                print("inner left", loop.time())
    except TimeoutError:
        print("outer", loop.time())
    try:
        async with asyncio.timeout(1):
            async with asyncio.timeout(1):
                await asyncio.sleep(10)
    except TimeoutError:
        print("both", loop.time())


asyncio.run(main())
