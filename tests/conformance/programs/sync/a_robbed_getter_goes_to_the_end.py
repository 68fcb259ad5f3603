# rule: 35
import asyncio


async def getter(name, queue):
    print(name, "got", await queue.get())


async def main():
    queue = asyncio.Queue()
    tasks = [asyncio.create_task(getter(name, queue)) for name in "ABC"]
    await asyncio.sleep(0)
    queue.put_nowait(1)
    await asyncio.sleep(0)
    queue.put_nowait(2)
    print("robbed", queue.get_nowait())
    await asyncio.sleep(0)
    for item in (3, 4):
        queue.put_nowait(item)
    await asyncio.gather(*tasks)


asyncio.run(main())
# expect: A got 1
# expect: robbed 2
# expect: C got 3
# expect: B got 4
