"""Which of two nested time limits is the one that strikes."""
import asyncio


async def attempt(inner, outer, seconds):
    try:
        async with asyncio.timeout(outer) as around:
            try:
                async with asyncio.timeout(inner) as within:
                    await asyncio.sleep(seconds)
                    print("done in time")
            except TimeoutError:
                print("inner", within.expired(), around.expired())
                await asyncio.sleep(seconds)
            print("after", asyncio.current_task().cancelling())
    except TimeoutError:
        print("outer", within.expired(), around.expired(), asyncio.current_task().cancelling())
    print("at", asyncio.get_running_loop().time())


async def main():
    await attempt(1, 5, 0.5)
    await attempt(1, 5, 2)
    await attempt(5, 1, 2)
    await attempt(1, 1, 2)
    await attempt(1, 2.5, 2)
    await attempt(None, 1, 2)
    await attempt(0, 1, 0)


asyncio.run(main())
