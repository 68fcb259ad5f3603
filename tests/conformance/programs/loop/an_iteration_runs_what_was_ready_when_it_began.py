# rule: 1
import asyncio


async def main():
    loop = asyncio.get_running_loop()

    def again(depth):
        print("callback", depth)
        if depth < 3:
            loop.call_soon(again, depth + 1)

    async def other():
        for turn in range(3):
            print("task", turn)
            await asyncio.sleep(0)

    loop.call_soon(again, 1)
    await asyncio.create_task(other())


asyncio.run(main())
# expect: callback 1
# expect: task 0
# expect: callback 2
# expect: task 1
# expect: callback 3
# expect: task 2
