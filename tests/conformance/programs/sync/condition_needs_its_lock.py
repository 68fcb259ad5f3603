import asyncio


async def main():
    condition = asyncio.Condition()
    for attempt in (condition.notify, condition.notify_all):
        try:
            attempt()
        except RuntimeError as error:
            print(error)
    try:
        await condition.wait()
    except RuntimeError as error:
        print(error)
    print(condition.locked())
    async with condition:
        print(condition.locked())
        condition.notify(5)
    lock = asyncio.Lock()
    shared = asyncio.Condition(lock)
    async with shared:
        print(lock.locked())


asyncio.run(main())
