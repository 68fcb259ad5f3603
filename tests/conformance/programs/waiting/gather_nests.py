import asyncio


async def work(name, seconds):
    await asyncio.sleep(seconds)
    print(name, asyncio.get_running_loop().time())
    return name


async def main():
    print(await asyncio.gather(asyncio.gather(work("a", 2), work("b", 1)), work("c", 3), asyncio.gather()))
    group = asyncio.gather(work("d", 1), work("e", 2))
    print(group.done(), await group, group.done(), group.result())
    results = await asyncio.gather(work("f", 1), asyncio.gather(work("g", 1), asyncio.sleep(2)), return_exceptions=True)
    print(results)


asyncio.run(main())
