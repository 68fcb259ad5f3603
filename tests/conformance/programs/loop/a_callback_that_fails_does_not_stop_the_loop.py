import asyncio


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(lambda: 1 / 0)
    loop.call_soon(print, "after the failure")
    loop.call_later(1, lambda: [][0])
    loop.call_later(1, print, "later, too")
    await asyncio.sleep(2)
    print("main goes on")


asyncio.run(main())
# expect: after the failure
# expect: later, too
# expect: main goes on
