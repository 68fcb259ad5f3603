# rule: 19
import asyncio


async def slow():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("cancelled at", asyncio.get_running_loop().time())
        raise
    finally:
        print("finally")


async def main():
    try:
        await asyncio.wait_for(slow(), timeout=1.5)
    except asyncio.TimeoutError as error:
        print("gave up", repr(error), repr(error.__cause__))
    print(await asyncio.wait_for(asyncio.sleep(1, "in time"), 2))
    try:
        await asyncio.wait_for(asyncio.sleep(1), 0)
    except TimeoutError:
        print("no time at all")
    print(asyncio.get_running_loop().time())


asyncio.run(main())
# expect: cancelled at 1.5
# expect: finally
# expect: gave up TimeoutError() CancelledError()
# expect: in time
# expect: no time at all
# expect: 2.5
