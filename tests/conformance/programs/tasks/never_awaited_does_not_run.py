import asyncio


async def forgotten():
    print("never printed")


async def main():
    forgotten()
    print("went on")
    coroutine = forgotten()
    coroutine.close()


asyncio.run(main())
# expect: went on
