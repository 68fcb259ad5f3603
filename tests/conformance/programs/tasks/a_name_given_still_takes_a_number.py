# rule: 15
import asyncio


async def nothing():
    pass


async def main():
    await asyncio.create_task(nothing(), name="given")
    task = asyncio.create_task(nothing())
    print(task.get_name())
    task.set_name("renamed")
    print(task.get_name())
    await task


asyncio.run(main())
# expect: Task-3
# expect: renamed
