# rule: 34
import asyncio


async def waiter(name, condition):
    async with condition:
        print(name, "waits")
        await condition.wait()
        print(name, "notified", asyncio.get_running_loop().time())


async def main():
    condition = asyncio.Condition()
    tasks = [asyncio.create_task(waiter(name, condition)) for name in "abcd"]
    await asyncio.sleep(1)
    async with condition:
        condition.notify(2)
        await asyncio.sleep(1)
        print("still held")
    await asyncio.sleep(1)
    async with condition:
        condition.notify_all()
    await asyncio.gather(*tasks)
    items = []

    async def consumer():
        async with condition:
            await condition.wait_for(lambda: len(items) >= 2)
            print("items", items)

    task = asyncio.create_task(consumer())
    for item in range(2):
        await asyncio.sleep(1)
        async with condition:
            items.append(item)
            condition.notify()
    await task


asyncio.run(main())
