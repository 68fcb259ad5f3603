# rule: 40
import asyncio


async def main():
    tasks = [asyncio.create_task(asyncio.sleep(number), name=f"sleep {number}") for number in range(10)]
    await asyncio.sleep(2.5)
    print([task.get_name() for task in asyncio.all_tasks()])
    others = asyncio.all_tasks() - {asyncio.current_task()}
    print(len(others), tasks[9] in others)


asyncio.run(main())
