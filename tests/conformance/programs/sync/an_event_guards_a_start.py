import asyncio


async def runner(name, gun, ready):
    ready.release()
    await gun.wait()
    await asyncio.sleep(len(name))
    return name


async def main():
    gun, ready = asyncio.Event(), asyncio.Semaphore(0)
    runners = [asyncio.create_task(runner(name, gun, ready)) for name in ("ann", "bo", "clara")]
    for _ in runners:
        await ready.acquire()
    print("all ready", gun.is_set())
    await asyncio.sleep(1)
    gun.set()
    async def report():
        for finished in asyncio.as_completed(runners):
            print(await finished, asyncio.get_running_loop().time())
    await report()


asyncio.run(main())
