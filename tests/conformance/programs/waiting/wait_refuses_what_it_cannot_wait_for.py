import asyncio


async def child():
    return 1


async def main():
    for make in (
        lambda: asyncio.wait([]), lambda: asyncio.wait(5),
        lambda: asyncio.wait([asyncio.ensure_future(child())], return_when="SOMETIMES"),
        lambda: asyncio.wait([asyncio.ensure_future(child())], return_when=None),
    ):
        try:
            await make()
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
loop.run_until_complete(main())
future = asyncio.Future()  # of the current loop, though it does not run
loop.call_later(1, future.set_result, "done")
print(loop.run_until_complete(future), loop.time())
loop.close()
