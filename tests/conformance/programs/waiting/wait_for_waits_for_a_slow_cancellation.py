# rule: 19
import asyncio


async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        await asyncio.sleep(3)
        return "late, but here"


async def main():
    try:
        print(await asyncio.wait_for(stubborn(), 1))
    finally:
        print(asyncio.get_running_loop().time())


asyncio.run(main())
# expect: late, but here
# expect: 4.0
