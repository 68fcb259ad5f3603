"""asyncio.run closes every asynchronous generator that is still referred to: one that has ended as well."""
import asyncio
import contextlib

kept = []


async def numbers():
    yield 1


@contextlib.asynccontextmanager
async def managed():
    await asyncio.sleep(5)
    yield


async def worker():
    async with managed():
        pass


async def main():
    generator = numbers()
    kept.append(generator)
    print([n async for n in generator])
    closing = numbers().aclose()
    try:
        closing.send(None)
    except StopIteration as stop:
        print("closed at once", stop.value)
    task = asyncio.create_task(worker())
    await asyncio.sleep(1)
    raise ZeroDivisionError(task.done())


try:
    asyncio.run(main())
except ZeroDivisionError as error:
    print(error)
