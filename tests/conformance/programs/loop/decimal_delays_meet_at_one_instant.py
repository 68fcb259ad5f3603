# rule: 5
import asyncio


async def late(name, *delays):
    for delay in delays:
        await asyncio.sleep(delay)
    print(name, asyncio.get_running_loop().time())


async def main():
    await asyncio.gather(late("thrice", 0.1, 0.1, 0.1), late("twice", 0.1, 0.2), late("once", 0.3))


asyncio.run(main())
# expect: once 0.3
# expect: twice 0.3
# expect: thrice 0.3
