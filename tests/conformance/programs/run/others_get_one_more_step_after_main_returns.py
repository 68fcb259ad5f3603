# rule: 21
import asyncio


async def other():
    for step in range(10):
        print("other", step)
        await asyncio.sleep(0)


async def main():
    asyncio.create_task(other())
    await asyncio.sleep(0)
    print("main returns")


asyncio.run(main())
print("after")
# expect: other 0
# expect: main returns
# expect: other 1
# expect: after
