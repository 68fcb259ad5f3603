"""An object whose `__await__` gives an iterator that ends at once, made a task: its StopIteration brings the result."""
import asyncio


class Lazy:
    def __init__(self, make):
        self.make, self.task = make, None

    def __await__(self):
        if self.task is None:
            self.task = asyncio.ensure_future(self.make())
        return self.task.__await__()


class Steps:
    """An iterator of its own class."""

    def __init__(self, count):
        self.count = count

    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        if not self.count:
            raise StopIteration("steps done")
        self.count -= 1


async def value():
    await asyncio.sleep(1)
    return 42


async def main():
    lazy = Lazy(value)
    print(await asyncio.gather(lazy, lazy), await lazy)
    print(await asyncio.gather(lazy, Steps(2), Steps(0)))
    print(await asyncio.wait_for(lazy, 1), await asyncio.ensure_future(Steps(1)))
    print([await each for each in asyncio.as_completed([lazy, Steps(3)])])


asyncio.run(main())
