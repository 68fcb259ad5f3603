import asyncio
import contextlib


@contextlib.contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    except ValueError as error:
        print("swallowed", error)
    finally:
        print(f"</{name}>")


with tag("a") as upper, tag("b"):
    print(upper)
    raise ValueError("inside")
with contextlib.suppress(KeyError, IndexError):
    [][0]
with contextlib.ExitStack() as stack:
    for name in "xyz":
        stack.enter_context(tag(name))
    stack.callback(print, "called back")
    print("body")
with contextlib.nullcontext(5) as five:
    print(five)


class Closable:
    def close(self):
        print("closed")


with contextlib.closing(Closable()):
    pass


@contextlib.asynccontextmanager
async def connection(name):
    await asyncio.sleep(1)
    print("connected", name)
    try:
        yield name
    finally:
        await asyncio.sleep(1)
        print("disconnected", name)


async def main():
    async with connection("one"), contextlib.AsyncExitStack() as stack:
        await stack.enter_async_context(connection("two"))
        stack.push_async_callback(asyncio.sleep, 1)
        print("body", asyncio.get_running_loop().time())
    print(asyncio.get_running_loop().time())


asyncio.run(main())


@tag("decorated")
def function():
    print("as a decorator")


function()
try:
    with tag("c"):
        raise KeyError("passes through")
except KeyError as error:
    print(repr(error))
