# rule: 30
import asyncio


async def fail(name, seconds):
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        await asyncio.sleep(seconds)
        raise OSError(f"{name} while closing")
    raise ValueError(name)


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            for name, seconds in (("slow", 3), ("fast", 1), ("middle", 2)):
                group.create_task(fail(name, seconds))
    except BaseExceptionGroup as group:
        print(group, [repr(error) for error in group.exceptions], asyncio.get_running_loop().time())


asyncio.run(main())
