"""What leaves run_until_complete by an exception refers to itself: the main function's variables live until the end."""
import asyncio


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)


async def fails(name):
    loud = Loud(name)
    await asyncio.sleep(1)
    raise KeyError(name)


async def main():
    try:
        await fails("inner")
    except KeyError as error:
        print("handled", error)
    print("after")


asyncio.run(main())
try:
    asyncio.run(fails("outer"))
except KeyError as error:
    print("caught", error)
print("the end")
