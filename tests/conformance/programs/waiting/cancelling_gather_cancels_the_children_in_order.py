# rule: 20
import asyncio


async def work(name, farewell):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print(name, "cancelled")
        await asyncio.sleep(farewell)
        print(name, "gone")
        raise


async def main():
    for return_exceptions in (False, True):
        gathering = asyncio.gather(work("a", 2), work("b", 1), work("c", 0), return_exceptions=return_exceptions)
        await asyncio.sleep(1)
        gathering.cancel()
        try:
            await gathering
        except asyncio.CancelledError:
            print("gather cancelled", asyncio.get_running_loop().time())
        await asyncio.sleep(3)


asyncio.run(main())
# expect: a cancelled
# expect: b cancelled
# expect: c cancelled
# expect: c gone
# expect: gather cancelled 1.0
# expect: b gone
# expect: a gone
# expect: a cancelled
# expect: b cancelled
# expect: c cancelled
# expect: c gone
# expect: b gone
# expect: a gone
# expect: gather cancelled 7.0
