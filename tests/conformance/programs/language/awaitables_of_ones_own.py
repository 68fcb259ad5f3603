import asyncio


class Delayed:
    def __init__(self, seconds, value):
        self.seconds, self.value = seconds, value

    def __await__(self):
        yield from asyncio.sleep(self.seconds).__await__()
        return self.value


class Immediate:
    def __await__(self):
        return iter(())


class FromFuture:
    def __init__(self, future):
        self.future = future

    def __await__(self):
        result = yield from self.future
        return result * 2


class Wrong:
    def __await__(self):
        return 5


async def main():
    loop = asyncio.get_running_loop()
    print(await Delayed(1, "late"), await Immediate(), loop.time())
    future = loop.create_future()
    loop.call_later(2, future.set_result, 21)
    print(await FromFuture(future), loop.time())
    print(await asyncio.gather(Delayed(2, "a"), Delayed(1, "b")), loop.time())
    print(await asyncio.wait_for(Delayed(1, "c"), 5))
    for wrong in (Wrong(), 5, None, [], main):
        try:
            await wrong
        except TypeError as error:
            print(error)


asyncio.run(main())
