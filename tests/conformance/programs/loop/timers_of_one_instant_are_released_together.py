# rule: 7
import asyncio


async def main():
    loop = asyncio.get_running_loop()

    def fire(name):
        print(name)
        loop.call_soon(print, name + " later")

    loop.call_later(1, fire, "a")
    loop.call_later(1, fire, "b")
    loop.call_later(2, fire, "c")
    await asyncio.sleep(3)


asyncio.run(main())
# expect: a
# expect: b
# expect: a later
# expect: b later
# expect: c
# expect: c later
