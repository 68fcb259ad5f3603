# models: async
# rule: 18
import asyncio
import time

count = 0
ended = 0


async def tick():
    global count
    while True:
        count += 1
        await asyncio.sleep(0)


def call():
    global ended
    ended = count


async def main():
    ticking = asyncio.create_task(tick())
    await asyncio.sleep(0)
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, call)
    print(count - ended)
    await asyncio.to_thread(call)
    print(count - ended)


asyncio.run(main())
# expect: 2
# expect: 2
