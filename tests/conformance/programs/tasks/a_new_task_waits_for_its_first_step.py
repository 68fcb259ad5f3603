# rule: 15
import asyncio


async def child(name):
    print(name, asyncio.current_task().get_name())


async def main():
    print(asyncio.current_task().get_name())
    tasks = [asyncio.create_task(child(name)) for name in "ab"]
    tasks.append(asyncio.create_task(child("c"), name="see"))
    print("created", [task.get_name() for task in tasks])
    await tasks[-1]


asyncio.run(main())
# expect: Task-1
# expect: created ['Task-2', 'Task-3', 'see']
# expect: a Task-2
# expect: b Task-3
# expect: c see
