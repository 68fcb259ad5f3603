import asyncio


async def echo():
    received = None
    while received != "stop":
        received = yield received
        print("received", received)


async def main():
    generator = echo()
    await anext(generator)
    for sent in (1, 2, "stop"):
        try:
            generator.asend(sent).send(None)
        except (StopIteration, StopAsyncIteration) as error:
            print(repr(error))
    for step in (generator.asend(1), generator.__anext__()):
        try:
            next(step)
        except StopAsyncIteration as error:
            print(repr(error))
    generator = echo()
    try:
        next(generator.__anext__())
    except StopIteration as error:
        print(error.value)
    print([each async for each in some(3)])


async def some(count):
    for each in range(count):
        yield each


asyncio.run(main())
