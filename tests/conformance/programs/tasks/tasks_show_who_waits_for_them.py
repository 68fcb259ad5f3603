"""The callbacks that asyncio itself registers are shown with their places in its source."""
import asyncio


async def forever():
    await asyncio.sleep(100)


async def awaiting(other):
    await other


async def pass_by(times=3):
    for _ in range(times):
        await asyncio.sleep(0)


async def grouped():
    async with asyncio.TaskGroup() as group:
        task = group.create_task(forever())
        await asyncio.sleep(0)
        print(task)


async def main():
    print(asyncio.current_task())
    gathered = asyncio.create_task(forever())
    gathering = asyncio.gather(gathered, asyncio.sleep(50))
    await pass_by()
    print(gathered, gathering)
    waiter = asyncio.create_task(awaiting(gathering))
    await pass_by()
    print(waiter)
    shielded = asyncio.create_task(forever())
    shield = asyncio.shield(shielded)
    await pass_by()
    print(shielded, shield)
    waited = asyncio.create_task(forever())
    waiting = asyncio.create_task(asyncio.wait([waited]))
    await pass_by()
    print(waited)
    limited = asyncio.create_task(forever())
    limit = asyncio.create_task(asyncio.wait_for(limited, 50))
    await pass_by()
    print(limited)
    group = asyncio.create_task(grouped())
    await pass_by()
    print(group)
    gathered.cancel()
    print(gathered)


asyncio.run(main())
