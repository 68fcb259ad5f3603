"""Objects with __await__, coroutines of coroutines, tasks awaited by several."""
import asyncio


class Delayed:
    def __init__(self, seconds, value):
        self.seconds, self.value = seconds, value

    def __await__(self):
        yield from asyncio.sleep(self.seconds).__await__()
        return self.value


class Cached:
    def __init__(self, make):
        self.make, self.task = make, None

    def __await__(self):
        if self.task is None:
            self.task = asyncio.create_task(self.make(), name="cached")
        return self.task.__await__()


async def expensive():
    print("computing")
    await asyncio.sleep(2)
    return 42


async def use(name, cached):
    value = await cached
    print(name, value, asyncio.get_running_loop().time())
    return value


async def main():
    cached = Cached(expensive)
    print(await asyncio.gather(use("a", cached), use("b", cached), Delayed(1, "delayed")))
    print(await cached, await Delayed(0.5, [await Delayed(0, 1)]))


asyncio.run(main())
