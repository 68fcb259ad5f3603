import asyncio


async def main():
    loop = asyncio.get_running_loop()
    handle = loop.call_later(1_000, print, "never")
    waiting = asyncio.create_task(asyncio.sleep(500))
    await asyncio.sleep(1)
    handle.cancel()
    waiting.cancel()
    await asyncio.sleep(1)
    print(loop.time(), waiting.cancelled())


asyncio.run(main())
print("end")
# expect: 2.0 True
# expect: end
