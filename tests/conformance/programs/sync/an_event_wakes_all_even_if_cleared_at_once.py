# rule: 34
import asyncio


async def waiter(name, event):
    print(name, await event.wait(), event.is_set())


async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(waiter(name, event)) for name in "abc"]
    await asyncio.sleep(1)
    event.set()
    event.clear()
    await asyncio.gather(*tasks)
    event.set()
    print(await event.wait())


asyncio.run(main())
# expect: a True False
# expect: b True False
# expect: c True False
# expect: True
