"""GeneratorExit is no cancellation: wait_for() passes it on, and what it waited for goes on."""
import asyncio


async def slow():
    await asyncio.sleep(2)
    print("slow has ended at", asyncio.get_running_loop().time())


async def waits():
    try:
        await asyncio.wait_for(slow(), 5)
    finally:
        print("closed")


async def main():
    coroutine = waits()
    print(coroutine.send(None).done())
    coroutine.close()
    print(sorted(task.get_coro().__name__ for task in asyncio.all_tasks()))

    coroutine = waits()
    coroutine.send(None)
    try:
        coroutine.throw(KeyError("thrown in"))
    except KeyError as error:
        print(repr(error))
    await asyncio.sleep(3)


asyncio.run(main())
