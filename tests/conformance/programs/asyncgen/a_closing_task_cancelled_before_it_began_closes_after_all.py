import asyncio


async def numbers(name):
    try:
        for number in range(5):
            yield number
            await asyncio.sleep(0)
    except BaseException as error:
        print(name, repr(error))
        raise
    finally:
        try:
            await asyncio.sleep(0.1)
            print(name, "has cleaned up")
        except BaseException as error:
            print(name, repr(error), "while cleaning up")
            raise


async def left_at_the_end():
    async for number in numbers("left at the end"):
        print(number)
        break


async def left_earlier(iterations):
    async for number in numbers(f"left {iterations} iterations earlier"):
        print(number)
        break
    for _ in range(iterations):
        await asyncio.sleep(0)


async def thrown_into(kind):
    generator = numbers(kind)
    await anext(generator)
    step = {"anext": generator.__anext__, "aclose": generator.aclose, "athrow": lambda: generator.athrow(KeyError("thrown"))}[kind]()
    task = asyncio.create_task(anext_of(step))
    task.cancel()
    await asyncio.sleep(0)
    print(await asyncio.gather(task, return_exceptions=True))


async def anext_of(step):
    return await step


async def by_hand(kind):
    generator = numbers(kind + " by hand")
    await anext(generator)
    step = {"anext": generator.__anext__, "aclose": generator.aclose, "athrow": lambda: generator.athrow(KeyError("thrown"))}[kind]()
    try:
        print(step.throw(ValueError("early")))
        print(step.send(None))
    except BaseException as error:
        print(kind, repr(error))


asyncio.run(left_at_the_end())
for iterations in range(4):
    asyncio.run(left_earlier(iterations))
for kind in ("anext", "aclose", "athrow"):
    asyncio.run(thrown_into(kind))
for kind in ("aclose", "athrow"):
    asyncio.run(by_hand(kind))
