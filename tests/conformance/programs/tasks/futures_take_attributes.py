"""Futures and tasks take attributes, as objects of Python classes do; a task that renames itself is known to those that it
creates by its new name."""
import asyncio


async def child():
    task = asyncio.current_task()
    print(task.get_name(), task.request, hasattr(task, "missing"))


async def main():
    asyncio.current_task().set_name("renamed")
    task = asyncio.create_task(child())
    task.request = {"id": 7}
    future = asyncio.get_running_loop().create_future()
    future.tags = ["a"]
    future.tags.append("b")
    print(future.tags, task.request)
    del future.tags
    for action in (lambda: future.tags, lambda: delattr(future, "tags")):
        try:
            print(action())
        except AttributeError as error:
            print(type(error).__name__)
    await task


asyncio.run(main())
