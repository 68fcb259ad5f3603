"""The first of several answers wins, the others are cancelled."""
import asyncio


async def request(server, seconds):
    try:
        await asyncio.sleep(seconds)
        return server
    except asyncio.CancelledError:
        print(server, "is cancelled at", asyncio.get_running_loop().time())
        raise


async def first_of(*coroutines, after=None):
    tasks = [asyncio.create_task(each) for each in coroutines]
    done, pending = await asyncio.wait(tasks, timeout=after, return_when=asyncio.FIRST_COMPLETED)
    for task in tasks:
        if task in pending:
            task.cancel()
    await asyncio.gather(*pending, return_exceptions=True)
    return sorted(task.result() for task in done)


async def main():
    print(await first_of(request("a", 3), request("b", 1), request("c", 2)))
    print(await first_of(request("d", 3), request("e", 5), after=2))
    print(await first_of(request("f", 1), request("g", 1)))


asyncio.run(main())
