import asyncio


async def main():
    loop = asyncio.get_running_loop()
    handle = loop.call_later(1.25, print, "never")
    print(handle.when(), handle.cancelled())
    handle.cancel()
    print(handle.cancelled())
    later = loop.call_at(3, print, "at three")
    print(later.when(), loop.is_running(), loop.is_closed())
    await asyncio.sleep(2)
    print(loop.time())
    await asyncio.sleep(2)


asyncio.run(main())
# expect: 1.25 False
# expect: True
# expect: 3.0 True False
# expect: 2.0
# expect: at three
