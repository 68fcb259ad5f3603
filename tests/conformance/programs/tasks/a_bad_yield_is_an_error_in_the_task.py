# rule: 16
import asyncio
import types


@types.coroutine
def bad():
    yield 42


async def main():
    try:
        await bad()
    except RuntimeError as error:
        print(error)


asyncio.run(main())
# expect: Task got bad yield: 42
