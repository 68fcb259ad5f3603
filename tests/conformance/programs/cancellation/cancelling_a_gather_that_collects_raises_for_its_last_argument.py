"""A gather that collects exceptions and is cancelled raises the CancelledError of its last argument, which has the
message only if that argument was still running."""
# rule: 20
import asyncio


async def cancelled_while_gathering(*delays):
    async def gather():
        await asyncio.gather(*(asyncio.sleep(delay) for delay in delays), return_exceptions=True)

    task = asyncio.create_task(gather())
    await asyncio.sleep(1)
    task.cancel("enough")
    try:
        await task
    except asyncio.CancelledError as error:
        print(delays, repr(error))


async def main():
    await cancelled_while_gathering(2, 3, 0)
    await cancelled_while_gathering(2, 0, 3)
    await cancelled_while_gathering(0, 3, 2)


asyncio.run(main())
# expect: (2, 3, 0) CancelledError()
# expect: (2, 0, 3) CancelledError('enough')
# expect: (0, 3, 2) CancelledError('enough')
