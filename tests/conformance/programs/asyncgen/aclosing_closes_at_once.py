import asyncio
import contextlib
import inspect


async def numbers():
    try:
        for number in range(5):
            yield number
    finally:
        await asyncio.sleep(1)
        print("closed in", asyncio.current_task().get_name(), asyncio.get_running_loop().time())


async def main():
    async with contextlib.aclosing(numbers()) as generator:
        async for number in generator:
            print(number)
            if number == 1:
                break
    print("after", inspect.isasyncgen(generator), inspect.isasyncgenfunction(numbers), inspect.isgenerator(generator))


asyncio.run(main())
# expect: 0
# expect: 1
# expect: closed in Task-1 1.0
# expect: after True True False
