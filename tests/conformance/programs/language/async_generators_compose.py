import asyncio


async def ticks(count, pause):
    for n in range(count):
        await asyncio.sleep(pause)
        yield n


async def doubled(source):
    async for n in source:
        yield n * 2


async def take(source, count):
    taken = []
    async for n in source:
        taken.append((n, asyncio.get_running_loop().time()))
        if len(taken) == count:
            return taken
    return taken


async def main():
    print(await take(doubled(ticks(5, 1)), 3))
    print(await asyncio.gather(take(ticks(3, 1), 9), take(ticks(2, 1.5), 9)))
    print([n async for n in doubled(ticks(3, 0)) if n], sum([n async for n in ticks(4, 1)]))
    generator = ticks(2, 0)
    print(generator.__class__.__name__, await generator.__anext__(), await anext(generator), await anext(generator, "end"))


asyncio.run(main())
