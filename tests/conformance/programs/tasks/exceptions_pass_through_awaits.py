import asyncio


async def deep(n):
    if n == 0:
        await asyncio.sleep(1)
        raise KeyError("deep")
    try:
        await deep(n - 1)
    except KeyError:
        print("passing", n)
        raise
    finally:
        print("finally", n)


async def main():
    try:
        await deep(3)
    except KeyError as error:
        print(repr(error), asyncio.get_running_loop().time())
    task = asyncio.create_task(deep(1))
    await asyncio.wait([task])
    print(repr(task.exception()))
    try:
        task.result()
    except KeyError:
        print("raised again")


asyncio.run(main())
