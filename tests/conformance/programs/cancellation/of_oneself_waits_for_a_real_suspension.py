# rule: 27
import asyncio


async def plain():
    return "plain"


async def suspends():
    asyncio.current_task().cancel()
    done = asyncio.get_running_loop().create_future()
    done.set_result("done future")
    print(await plain(), await done)
    try:
        await asyncio.sleep(0)
    except asyncio.CancelledError:
        print("delivered at sleep(0)")
        raise


async def returns():
    asyncio.current_task().cancel()
    return "result"


async def main():
    for body in (suspends(), returns()):
        task = asyncio.create_task(body)
        await asyncio.wait([task])
        print(task.cancelled())


asyncio.run(main())
# expect: plain done future
# expect: delivered at sleep(0)
# expect: True
# expect: True
