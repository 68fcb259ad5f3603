# rule: 18 19 29
import asyncio

count = 0
fired = 0


async def tick():
    global count
    while True:
        count += 1
        await asyncio.sleep(0)


def note():
    global fired
    fired = count


async def hops(name, construct):
    global count
    # The clock moves only when nothing is ready: the counter starts once the limit is reached.
    loop = asyncio.get_running_loop()
    ticker = None

    def start():
        nonlocal ticker
        note()
        ticker = asyncio.create_task(tick())

    loop.call_later(1, start)
    try:
        await construct()
    except TimeoutError as error:
        print(f"{name}: {count - fired} {type(error).__name__}")
    ticker.cancel()


async def main():
    async def limit():
        async with asyncio.timeout(1):
            await asyncio.sleep(10)

    await hops("wait_for coroutine", lambda: asyncio.wait_for(asyncio.sleep(10), 1))
    await hops("wait_for task", lambda: asyncio.wait_for(asyncio.create_task(asyncio.sleep(10)), 1))
    await hops("timeout", limit)


asyncio.run(main())
