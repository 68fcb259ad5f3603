import asyncio
import types


class Service:
    async def call(self, depth):
        if depth:
            return await self.call(depth - 1)
        return await wrapped()

    def __await__(self):
        return self.call(1).__await__()


@types.coroutine
def wrapped():
    result = yield from asyncio.sleep(
        1,
        "slept",
    ).__await__()
    return result


async def numbers():
    for number in range(2):
        await asyncio.sleep(1)
        yield number


async def nested():
    async for number in numbers():
        yield [await Service() for _ in range(number)]


async def main():
    print(await Service())
    print([each async for each in nested()])
    async with asyncio.timeout(10):
        print(
            await asyncio.gather(
                Service().call(2),
                anext(numbers()),
            )
        )
    print(sum([await asyncio.sleep(1, n) for n in range(3)]))


asyncio.run(main())
