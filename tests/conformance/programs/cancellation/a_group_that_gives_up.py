"""One failure in a task group cancels the rest; nested groups pass it on."""
import asyncio


async def works(name, seconds, error=None):
    try:
        await asyncio.sleep(seconds)
        if error:
            raise error
        print(name, "is done")
    except asyncio.CancelledError:
        print(name, "is cancelled at", asyncio.get_running_loop().time())
        raise


async def inner():
    async with asyncio.TaskGroup() as group:
        group.create_task(works("inner a", 1))
        group.create_task(works("inner b", 2, KeyError("b")))
        group.create_task(works("inner c", 3))


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(works("outer", 5))
            group.create_task(inner())
    except* KeyError as errors:
        print(errors.exceptions, asyncio.current_task().cancelling())
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(works("late", 5))
            await asyncio.sleep(1)
            raise ValueError("the body")
    except* ValueError as errors:
        print(errors, errors.exceptions)


asyncio.run(main())
