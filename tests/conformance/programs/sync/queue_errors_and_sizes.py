import asyncio


async def main():
    queue = asyncio.Queue(2)
    print(queue.maxsize, queue.empty(), queue.full(), queue.qsize())
    queue.put_nowait("a")
    await queue.put("b")
    print(queue.full(), queue.qsize())
    try:
        queue.put_nowait("c")
    except asyncio.QueueFull as error:
        print(repr(error))
    try:
        await asyncio.wait_for(queue.put("c"), 1)
    except TimeoutError:
        print("still full", asyncio.get_running_loop().time())
    print(await queue.get(), queue.get_nowait())
    try:
        await asyncio.wait_for(queue.get(), 1)
    except TimeoutError:
        print("still empty", asyncio.get_running_loop().time())
    queue.put_nowait("after the time-outs")
    print(await queue.get())
    endless = asyncio.Queue()
    for n in range(1000):
        endless.put_nowait(n)
    print(endless.qsize(), endless.full())


asyncio.run(main())
