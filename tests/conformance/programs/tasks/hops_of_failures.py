# models: async
# rule: 18 30
import asyncio

count = 0
last_step = 0


async def tick():
    global count
    while True:
        count += 1
        await asyncio.sleep(0)


async def fail():
    global last_step
    await asyncio.sleep(0)
    last_step = count
    raise ValueError("no")


async def hops(name, construct):
    try:
        await construct()
    except* ValueError:
        print(f"{name}: {count - last_step}")


async def main():
    ticking = asyncio.create_task(tick())
    await asyncio.sleep(0)

    async def group():
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(fail())
            tasks.create_task(asyncio.sleep(10))

    await hops("task group, a sibling asleep", group)
    await hops("gather, a sibling asleep", lambda: asyncio.gather(fail(), asyncio.sleep(10)))
    await hops("await task", lambda: asyncio.create_task(fail()))


asyncio.run(main())
