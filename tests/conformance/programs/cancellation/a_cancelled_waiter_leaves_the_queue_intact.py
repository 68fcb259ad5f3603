# rule: 35
import asyncio


async def getter(name, queue):
    try:
        print(name, "got", await queue.get())
    except asyncio.CancelledError:
        print(name, "cancelled")


async def main():
    queue = asyncio.Queue()
    tasks = [asyncio.create_task(getter(name, queue)) for name in "abc"]
    await asyncio.sleep(0)
    queue.put_nowait(1)
    tasks[0].cancel()
    queue.put_nowait(2)
    await asyncio.gather(*tasks)
    print(queue.qsize())


asyncio.run(main())
# expect: a cancelled
# expect: b got 1
# expect: c got 2
# expect: 0
