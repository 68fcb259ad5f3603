import asyncio

x = "outside"
print([x for x in range(3)], x)
print([[row[i] for row in [[1, 2], [3, 4]]] for i in range(2)])
print({k: v for k, v in zip("ab", range(2))}, {c.upper() for c in "aab"} == {"A", "B"})
print([last := n for n in range(4)], last)
print(list(map(lambda pair: pair[0] * pair[1], [(1, 2), (3, 4)])), list(filter(None, [0, 1, "", "a"])))


async def value(n):
    await asyncio.sleep(n)
    return n


async def main():
    print([await value(n) for n in (1, 2) if await value(1)])
    print(sum([n async for n in numbers()]))


async def numbers():
    for n in range(3):
        yield await value(n)


asyncio.run(main())
