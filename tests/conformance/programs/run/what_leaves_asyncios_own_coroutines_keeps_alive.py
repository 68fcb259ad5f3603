"""A failure that passes wait_for() or as_completed() is a variable of a frame in its own traceback: it lives on."""
# models: async
import asyncio
import contextlib


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)


async def fails(name):
    loud = Loud(name)
    await asyncio.sleep(1)
    raise KeyError(name)


@contextlib.asynccontextmanager
async def opened(name):
    loud = Loud(name)
    await asyncio.sleep(1)
    try:
        yield name
    finally:
        print("closed:", name)


async def opens(name):
    async with opened(name):
        await asyncio.sleep(1)


async def outcome(awaitable):
    try:
        return await awaitable
    except Exception as error:
        return repr(error)


async def main():
    print(await outcome(asyncio.wait_for(fails("limited"), 2)))
    print(await outcome(asyncio.wait_for(fails("too late"), 0.5)))
    for each in asyncio.as_completed([fails("first")]):
        print(await outcome(each))
    print(await asyncio.gather(fails("gathered"), return_exceptions=True))
    waiting = asyncio.create_task(asyncio.wait_for(opens("cancelled with its limit"), 5))
    await asyncio.sleep(0.5)
    waiting.cancel()
    await asyncio.wait([waiting])
    print("cancelled")
    del waiting
    waiting = asyncio.create_task(asyncio.wait({asyncio.create_task(opens("waited for"))}))
    await asyncio.sleep(0.5)
    waiting.cancel()
    print(await asyncio.gather(waiting, return_exceptions=True))
    print("the end of main")


asyncio.run(main())
print("the end")
