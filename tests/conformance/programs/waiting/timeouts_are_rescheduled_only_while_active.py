import asyncio


async def main():
    timeout = asyncio.timeout(1)
    try:
        timeout.reschedule(5)
    except AssertionError as error:
        print(repr(error))
    async with timeout:
        timeout.reschedule(None)
        await asyncio.sleep(2)
        print(timeout.when(), timeout.expired())
    try:
        timeout.reschedule(1)
    except RuntimeError as error:
        print(error)


asyncio.run(main())
