import asyncio


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    print(future.done(), future.cancelled())
    for question in (future.result, future.exception):
        try:
            question()
        except asyncio.InvalidStateError as error:
            print(error)
    future.set_exception(KeyError("key"))
    print(future.done(), repr(future.exception()))
    try:
        future.set_result(1)
    except asyncio.InvalidStateError as error:
        print(error)
    try:
        await future
    except KeyError as error:
        print("raised", error)
    cancelled = loop.create_future()
    print(cancelled.cancel("why"), cancelled.cancel(), cancelled.cancelled())
    try:
        cancelled.result()
    except asyncio.CancelledError as error:
        print("cancelled", error)
    print(future, cancelled, sep="\n")


asyncio.run(main())
