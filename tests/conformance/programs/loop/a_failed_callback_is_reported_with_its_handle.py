import asyncio


def report(loop, context):
    print(list(context), type(context["handle"]).__name__, context["message"].split(" at ")[0], repr(context["exception"]))
    handle = context["handle"]
    print(handle.cancelled(), handle.when() if isinstance(handle, asyncio.TimerHandle) else "now")


def fails(number):
    raise ValueError(number)


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(report)
    loop.call_soon(fails, 1)
    loop.call_later(2, fails, 2)
    future = loop.create_future()
    future.add_done_callback(lambda future: fails(3))
    future.set_result(None)
    await asyncio.sleep(3)


asyncio.run(main())
