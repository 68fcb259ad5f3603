# rule: 2
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    for name in "abc":
        loop.call_soon(print, name)
    handle = loop.call_soon(print, "cancelled")
    handle.cancel()
    print(handle.cancelled())
    loop.call_soon(print, "d", "e")
    await asyncio.sleep(0)
    print("main")


asyncio.run(main())
# expect: True
# expect: a
# expect: b
# expect: c
# expect: d e
# expect: main
