# rule: 21
import asyncio


async def main(name):
    await asyncio.sleep(1)
    print(name, asyncio.current_task().get_name(), asyncio.get_running_loop().time())
    return name


with asyncio.Runner() as runner:
    print(runner.run(main("first")))
    print(runner.run(main("second")))
# expect: first Task-1 1.0
# expect: first
# expect: second Task-2 2.0
# expect: second
