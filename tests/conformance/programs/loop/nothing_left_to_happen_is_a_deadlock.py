# rule: 10
# status: 3
import asyncio


async def waiter(name, event):
    print(name, "waits")
    await event.wait()


async def main():
    event = asyncio.Event()
    await asyncio.gather(waiter("a", event), waiter("b", event))
    print("never")


asyncio.run(main())
# expect: a waits
# expect: b waits
