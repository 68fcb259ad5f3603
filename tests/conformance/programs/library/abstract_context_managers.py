import asyncio
import contextlib


class Plain(contextlib.AbstractContextManager):
    def __exit__(self, *details):
        print("left", details[0])


class Asynchronous(contextlib.AbstractAsyncContextManager):
    async def __aexit__(self, *details):
        await asyncio.sleep(1)
        print("left", details[0], asyncio.get_running_loop().time())


async def main():
    with Plain() as plain:
        print(type(plain).__name__)
    async with Asynchronous() as other:
        print(type(other).__name__)


asyncio.run(main())
