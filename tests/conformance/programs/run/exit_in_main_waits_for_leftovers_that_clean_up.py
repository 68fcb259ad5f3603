# status: 3
# rule: 21
import asyncio


async def slow_to_leave(name, seconds):
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        print(name, "is leaving")
        await asyncio.sleep(seconds)
        print(name, "has left at", asyncio.get_running_loop().time())
        raise


async def exits():
    raise SystemExit("told to")


async def main(where):
    asyncio.create_task(slow_to_leave("first", 0.5))
    asyncio.create_task(slow_to_leave("second", 1))
    await asyncio.sleep(0)
    if where == "itself":
        raise SystemExit(3)
    if where == "a task":
        await asyncio.create_task(exits())
    raise KeyboardInterrupt


for where in ("itself", "a task", "the keyboard"):
    try:
        asyncio.run(main(where))
    except BaseException as error:
        print(repr(error))
asyncio.run(main("itself again"[:6]))
