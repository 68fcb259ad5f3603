# rule: 9
import asyncio


async def main():
    await asyncio.sleep(1_000_000)
    print(asyncio.get_running_loop().time())


asyncio.run(main())
# expect: 1000000.0
