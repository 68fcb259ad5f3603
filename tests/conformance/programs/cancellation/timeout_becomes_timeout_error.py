# rule: 29
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(2) as limit:
            print(limit.when(), limit.expired())
            await asyncio.sleep(10)
    except TimeoutError as error:
        print("timed out", loop.time(), limit.expired(), type(error.__context__).__name__)
    async with asyncio.timeout(None) as limit:
        limit.reschedule(loop.time() + 5)
        await asyncio.sleep(1)
        print(limit.when())
    async with asyncio.timeout_at(loop.time() + 1):
        print("in time")
    print(asyncio.current_task().cancelling())


asyncio.run(main())
# expect: 2.0 False
# expect: timed out 2.0 True CancelledError
# expect: 7.0
# expect: in time
# expect: 0
