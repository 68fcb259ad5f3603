"""A gather cancelled by a limit has failed with an error whose traceback has the limit's frame, and that the gather."""
# models: async
import asyncio
import contextlib


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)


@contextlib.asynccontextmanager
async def opened(name):
    loud = Loud(name)
    await asyncio.sleep(0)
    yield loud


async def opens(name):
    async with opened(name):
        pass


async def lasts(name):
    loud = Loud(name)
    await asyncio.sleep(5)
    return loud


async def outcome(awaitable):
    try:
        return await awaitable
    except Exception as error:
        return repr(error)


async def blocks_behind_a_limit(name):
    asyncio.get_running_loop().call_later(0.25, lambda: None)
    try:
        await asyncio.wait_for(opens_late(name), 2)
    finally:
        print("left", name)


async def opens_late(name):
    await asyncio.sleep(0.4)
    async with opened(name):
        await asyncio.sleep(3)


async def main():
    print(await outcome(asyncio.wait_for(asyncio.gather(lasts("one"), lasts("two")), 1)))
    print(await outcome(asyncio.wait_for(asyncio.gather(blocks_behind_a_limit("three")), 1)))
    print(await outcome(asyncio.wait_for(lasts("alone"), 1)))
    print(await outcome(asyncio.wait_for(asyncio.shield(lasts("shielded")), 1)))
    print(await outcome(asyncio.wait_for(asyncio.gather(lasts("no time")), 0)))
    print("the end of main")


asyncio.run(main())
print("the end")
