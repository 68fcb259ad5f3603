# rule: 3
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0, print, "timer")
    for name in ("first", "second"):
        loop.call_soon(lambda name: (print(name), loop.call_soon(print, name + "'s child")), name)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await asyncio.sleep(0)


asyncio.run(main())
# expect: first
# expect: second
# expect: timer
# expect: first's child
# expect: second's child
