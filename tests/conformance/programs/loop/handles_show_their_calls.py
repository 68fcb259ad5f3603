"""The reprs of handles: what will be called, when, and whether it was cancelled."""
import asyncio
import functools


class Receiver:
    def method(self, *arguments):
        pass


def plain(*arguments):
    pass


async def main():
    loop = asyncio.get_running_loop()
    soon = loop.call_soon(print, "soon", [1, 2])
    later = loop.call_later(5, plain, 1, "x" * 100)
    at = loop.call_at(2.5, Receiver().method)
    partial = loop.call_soon(functools.partial(plain, 3))
    print(soon, later, at, partial, sep="\n")
    later.cancel()
    soon.cancel()
    print(later, soon, sep="\n")
    await asyncio.sleep(3)
    print(at, partial, sep="\n")


asyncio.run(main())
