import asyncio


async def echo():
    received = None
    try:
        while True:
            try:
                received = yield received
            except ValueError as error:
                received = f"caught {error}"
            await asyncio.sleep(1)
    finally:
        print("closed at", asyncio.get_running_loop().time())


async def main():
    generator = echo()
    print(await generator.asend(None))
    print(await generator.asend("hello"))
    print(await generator.athrow(ValueError("thrown")))
    await generator.aclose()
    try:
        await anext(generator)
    except StopAsyncIteration:
        print("exhausted")
    print(await anext(generator, "default"))


asyncio.run(main())
# expect: None
# expect: hello
# expect: caught thrown
# expect: closed at 2.0
# expect: exhausted
# expect: default
