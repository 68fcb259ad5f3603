"""Tasks that nobody cancels before the program ends: the collector closes their coroutines, outermost first to begin
and last to end, when the rest of the program is over."""
# models: async
import asyncio


async def inner(name):
    try:
        await asyncio.sleep(100)
    except BaseException as error:
        print(name, "inner", repr(error))
        raise
    finally:
        print(name, "inner is closed")


async def worker(name):
    try:
        await inner(name)
    finally:
        print(name, "is closed")


async def ticks():
    try:
        while True:
            yield
            await asyncio.sleep(1)
    finally:
        print("never said: its loop is closed")


async def listener():
    try:
        async for _ in ticks():
            pass
    finally:
        print("listener is closed")



async def main():
    global held
    held = asyncio.create_task(worker("held"))
    for name in "ab":
        asyncio.create_task(worker(name))
    asyncio.create_task(listener())
    await asyncio.sleep(2)
    print("main is done")


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
print("the end")
# expect: main is done
# expect: the end
# expect: a inner GeneratorExit()
# expect: a inner is closed
# expect: a is closed
# expect: b inner GeneratorExit()
# expect: b inner is closed
# expect: b is closed
# expect: listener is closed
# expect: held inner GeneratorExit()
# expect: held inner is closed
# expect: held is closed
