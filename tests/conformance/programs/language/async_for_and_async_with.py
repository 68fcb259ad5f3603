import asyncio


class Ticker:
    def __init__(self, count):
        self.count = count

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.count:
            raise StopAsyncIteration
        self.count -= 1
        await asyncio.sleep(1)
        return self.count


class Resource:
    def __init__(self, name):
        self.name = name

    async def __aenter__(self):
        await asyncio.sleep(0.5)
        print("open", self.name)
        return self

    async def __aexit__(self, kind, error, traceback):
        await asyncio.sleep(0.5)
        print("close", self.name, kind and kind.__name__)
        return kind is ValueError


async def main():
    loop = asyncio.get_running_loop()
    async for tick in Ticker(2):
        print(tick, loop.time())
    else:
        print("else")
    async with Resource("a") as a, Resource("b"):
        print("inside", a.name, loop.time())
    async with Resource("c"):
        raise ValueError("swallowed")
    print([tick async for tick in Ticker(3) if tick != 1], {t: t async for t in Ticker(2)}, {t async for t in Ticker(1)})
    print([await asyncio.sleep(1, n) for n in range(3)], loop.time())
    doubled = (tick * 2 async for tick in Ticker(2))
    print([each async for each in doubled], await anext(aiter(Ticker(1))))


asyncio.run(main())
