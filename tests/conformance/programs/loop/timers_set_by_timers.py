import asyncio


async def main():
    loop = asyncio.get_running_loop()
    log = []

    def fire(name, delay):
        log.append((name, loop.time()))
        if len(log) < 12:
            loop.call_later(delay, fire, name, delay)

    fire("a", 1)
    fire("b", 0.5)
    fire("c", 1.5)
    await asyncio.sleep(10)
    print(*log, sep="\n")


asyncio.run(main())
