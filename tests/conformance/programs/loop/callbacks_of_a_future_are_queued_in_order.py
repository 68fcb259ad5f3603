# rule: 12
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    for name in "abc":
        future.add_done_callback(lambda done, name=name: print(name, done.result()))
    future.set_result(42)
    print("set")
    await asyncio.sleep(0)
    future.add_done_callback(lambda done: print("late"))
    print("added to a done future")
    await asyncio.sleep(0)


asyncio.run(main())
# expect: set
# expect: a 42
# expect: b 42
# expect: c 42
# expect: added to a done future
# expect: late
