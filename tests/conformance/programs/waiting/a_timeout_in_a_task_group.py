# rule: 29 30
import asyncio


async def work(name, seconds):
    try:
        await asyncio.sleep(seconds)
        print(name, "finished")
    except asyncio.CancelledError:
        print(name, "cancelled", asyncio.get_running_loop().time())
        raise


async def main():
    try:
        async with asyncio.timeout(2):
            async with asyncio.TaskGroup() as group:
                group.create_task(work("short", 1))
                group.create_task(work("long", 5))
    except TimeoutError:
        print("timed out", asyncio.get_running_loop().time())
    async with asyncio.TaskGroup() as group:
        task = group.create_task(work("cancelled by hand", 5))
        await asyncio.sleep(1)
        task.cancel()
    print("a cancelled child does not break the group", asyncio.get_running_loop().time())


asyncio.run(main())
