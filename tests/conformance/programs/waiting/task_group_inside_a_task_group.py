# rule: 30
import asyncio


async def work(name, seconds):
    try:
        await asyncio.sleep(seconds)
        print(name, "done")
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def fail(seconds):
    await asyncio.sleep(seconds)
    raise KeyError("inner")


async def inner():
    async with asyncio.TaskGroup() as group:
        group.create_task(work("inner sibling", 5))
        group.create_task(fail(1))


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work("outer sibling", 5))
            group.create_task(inner())
    except* KeyError as errors:
        print(repr(errors))


asyncio.run(main())
