import asyncio


async def work():
    await asyncio.sleep(1)
    return object()


async def fail():
    await asyncio.sleep(1)
    raise ValueError("shared")


async def waiter(name, task):
    try:
        result = await task
        print(name, type(result).__name__)
        return result
    except ValueError as error:
        print(name, error)
        return error


async def main():
    for body in (work(), fail()):
        task = asyncio.create_task(body)
        results = await asyncio.gather(*(waiter(name, task) for name in "abc"))
        print(all(result is results[0] for result in results))


asyncio.run(main())
