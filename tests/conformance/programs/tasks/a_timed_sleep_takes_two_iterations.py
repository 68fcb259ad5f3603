# rule: 17
import asyncio


async def sleeper():
    await asyncio.sleep(1)
    print("slept")


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(1, lambda: (print("timer"), loop.call_soon(print, "after the timer")))
    await asyncio.create_task(sleeper())


asyncio.run(main())
# expect: timer
# expect: after the timer
# expect: slept
