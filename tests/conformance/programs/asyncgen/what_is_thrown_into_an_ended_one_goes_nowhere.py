"""3.11's athrow() on a generator that has ended gives None; a context manager of one then misses its exception."""
import asyncio
import contextlib


async def numbers():
    yield 1


@contextlib.asynccontextmanager
async def opened():
    try:
        yield "opened"
    finally:
        print("closed")


async def main():
    generator = numbers()
    async for number in generator:
        print(number)
    print(await generator.athrow(ValueError("nobody hears of it")))
    print(await generator.aclose())
    try:
        await anext(generator)
    except StopAsyncIteration as error:
        print(repr(error))

    manager = opened()
    print(await manager.__aenter__())
    await manager.gen.aclose()
    try:
        await manager.__aexit__(ValueError, ValueError("lost"), None)
    except RuntimeError as error:
        print(repr(error))

    unstarted = numbers()
    await unstarted.aclose()
    print(await unstarted.athrow(ValueError("nor of this")))


asyncio.run(main())
