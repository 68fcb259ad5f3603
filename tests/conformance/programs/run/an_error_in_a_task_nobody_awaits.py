import asyncio


async def fail():
    await asyncio.sleep(1)
    raise ValueError("lost")


async def main():
    task = asyncio.create_task(fail())
    await asyncio.sleep(2)
    print("main ends well", task.done())


asyncio.run(main())
print("and so does the program")
# expect: main ends well True
# expect: and so does the program
