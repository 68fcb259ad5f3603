# rule: 4
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    loop.call_at(loop.time() - 10, print, "past")
    loop.call_soon(print, "soon")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(loop.time())


asyncio.run(main())
# expect: soon
# expect: past
# expect: 0.0
