# rule: 26
import asyncio


async def inner():
    try:
        await asyncio.sleep(10)
    finally:
        print("inner")


async def level(depth):
    try:
        await asyncio.create_task(level(depth - 1) if depth else inner())
    finally:
        print("level", depth)


async def main():
    task = asyncio.create_task(level(2))
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.wait([task])
    print(task.cancelled(), asyncio.get_running_loop().time())


asyncio.run(main())
# expect: inner
# expect: level 0
# expect: level 1
# expect: level 2
# expect: True 1.0
