# rule: 38
import asyncio


async def numbers():
    try:
        for number in range(10):
            yield number
    finally:
        print("finally in", asyncio.current_task().get_name())


async def main():
    async for number in numbers():
        print(number)
        if number == 1:
            break
    print("after break")
    await asyncio.sleep(0)
    print("one iteration")
    await asyncio.sleep(0)
    print("two iterations")
    print(asyncio.create_task(asyncio.sleep(0)).get_name())


asyncio.run(main())
# expect: 0
# expect: 1
# expect: after break
# expect: one iteration
# expect: finally in Task-2
# expect: two iterations
# expect: Task-3
