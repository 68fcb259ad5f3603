# rule: 36
import asyncio

lock, event, queue = asyncio.Lock(), asyncio.Event(), asyncio.Queue()


async def main():
    async with lock:
        event.set()
        await event.wait()
        await queue.put("works")
        print(await queue.get())


asyncio.run(main())
# expect: works
