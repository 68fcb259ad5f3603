"""What a traceback says but for its frames, of which asyncio's own are not shown: also where all of them are asyncio's."""
import asyncio
import traceback


def show():
    print([line for line in traceback.format_exc().splitlines() if not line.startswith(" ")])


async def slow():
    await asyncio.sleep(10)


async def main():
    queue = asyncio.Queue()
    for awaited in (asyncio.sleep(10), slow(), queue.get(), asyncio.Event().wait(), asyncio.gather(slow()), asyncio.shield(slow())):
        try:
            await asyncio.wait_for(awaited, 1)
        except TimeoutError:
            show()
    for awaited in (asyncio.sleep(10), slow(), queue.get()):
        try:
            async with asyncio.timeout(1):
                await awaited
        except TimeoutError:
            show()
    try:
        raise ValueError("it has a cause that was never raised") from KeyError("this one")
    except ValueError:
        show()
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty:
        show()
    for awaited in asyncio.as_completed([slow()], timeout=1):
        try:
            await awaited
        except TimeoutError:
            show()
    task = asyncio.create_task(slow())
    await asyncio.sleep(0)
    task.cancel("enough")
    try:
        await task
    except asyncio.CancelledError:
        show()


asyncio.run(main())
