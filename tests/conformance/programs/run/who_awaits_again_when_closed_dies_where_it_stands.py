"""Tasks that are left when the loop is closed are closed with it; one that awaits again is dropped in the middle."""
import asyncio


async def stubborn(name):
    try:
        await asyncio.sleep(10)
    finally:
        print(name, "is closed, and sleeps")
        await asyncio.sleep(0)
        print("never printed")


async def outer(name):
    try:
        await stubborn(name)
    finally:
        print(name, "is closed: the error of the inner one goes through it")


async def pauses():
    await asyncio.sleep(0)
    print("never printed")


async def awaits_anew(name):
    try:
        await asyncio.sleep(10)
    finally:
        print(name, "is closed, and awaits another")
        await pauses()
        print("never printed")


async def limited(name):
    try:
        await asyncio.wait_for(asyncio.sleep(10), 5)
    finally:
        print(name, "is closed, and its limit waits for nothing")


async def grouped(name):
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(asyncio.sleep(10))
            await asyncio.sleep(20)
    except* Exception as errors:
        print(name, [repr(each) for each in errors.exceptions])


async def leaves_tasks():
    kept = []
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        kept += [asyncio.create_task(each) for each in (outer("a"), limited("b"), grouped("c"), awaits_anew("d"))]
        await asyncio.sleep(1)
    return kept


async def main():
    task = asyncio.create_task(leaves_tasks())
    await asyncio.sleep(1)


asyncio.run(main())
print("the end")
