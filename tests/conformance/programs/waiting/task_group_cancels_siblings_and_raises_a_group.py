# rule: 30
import asyncio


async def work(name, seconds, error=None):
    try:
        await asyncio.sleep(seconds)
        if error:
            raise error
        print("done", name)
    except asyncio.CancelledError:
        print("cancelled", name, asyncio.get_running_loop().time())
        raise


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            for number in range(8):
                group.create_task(work(number, 10))
            group.create_task(work("quick", 1))
            group.create_task(work("bad", 2, ValueError("bad")))
            group.create_task(work("worse", 2, KeyError("worse")))
            try:
                await asyncio.sleep(100)
            except asyncio.CancelledError:
                print("body cancelled")
                raise
    except* ValueError as errors:
        print("ValueError", errors.exceptions)
    except* KeyError as errors:
        print("KeyError", errors.exceptions)


asyncio.run(main())
