# rule: 15 21
import asyncio


async def main():
    print(asyncio.current_task().get_name())


for _ in range(3):
    asyncio.run(main())
# expect: Task-1
# expect: Task-4
# expect: Task-7
