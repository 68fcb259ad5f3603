"""call_soon, call_later and call_at among tasks at the same instants."""
import asyncio


async def worker(name, *pauses):
    for pause in pauses:
        await asyncio.sleep(pause)
        print(asyncio.get_running_loop().time(), name, pause)


async def main():
    loop = asyncio.get_running_loop()
    note = lambda text: print(loop.time(), text)
    loop.call_later(1, note, "later 1")
    tasks = [asyncio.create_task(worker("a", 1, 0, 1)), asyncio.create_task(worker("b", 0, 0, 1))]
    loop.call_at(2, note, "at 2")
    loop.call_at(1, loop.call_soon, note, "soon at 1")
    dropped = loop.call_later(0.5, note, "never")
    loop.call_soon(dropped.cancel)
    loop.call_later(-1, note, "long ago")
    loop.call_soon(note, "soon")
    await asyncio.gather(*tasks)
    print(dropped.cancelled(), dropped.when())


asyncio.run(main())
