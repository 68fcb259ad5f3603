import asyncio


async def value(n):
    await asyncio.sleep(n / 10)
    return n


async def main():
    print(await value(1) + await value(2) * await value(3), -await value(4), not await value(0), await value(2) ** 2)
    print([await value(1), await value(2)], {"k": await value(3)}, (await value(1),), f"{await value(5)}", await value(1) < await value(2) < await value(3))
    x = await value(1) if await value(0) else await value(9)
    data = [10, 20, 30]
    data[await value(1)] += await value(5)
    print(x, data, data[await value(2)], await value(await value(3)), (lambda n: n)(await value(7)))
    assert await value(1), await value(2)
    if await value(1) and await value(2):
        print("both")
    while await value(0):
        pass
    return await value(8)


print(asyncio.run(main()))
