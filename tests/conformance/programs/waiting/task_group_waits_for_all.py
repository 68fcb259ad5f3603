# rule: 30
import asyncio


async def work(name, seconds):
    await asyncio.sleep(seconds)
    return name


async def main():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(work(name, seconds)) for name, seconds in (("a", 3), ("b", 1))]
        tasks.append(group.create_task(work("named", 2), name="by name"))
        print("body ends")
    print([task.result() for task in tasks], tasks[-1].get_name(), asyncio.get_running_loop().time())


asyncio.run(main())
# expect: body ends
# expect: ['a', 'b', 'named'] by name 3.0
