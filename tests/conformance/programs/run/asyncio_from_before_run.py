import asyncio


async def work(n):
    await asyncio.sleep(n)
    return n


loop = asyncio.get_event_loop()
tasks = [asyncio.ensure_future(work(n), loop=loop) for n in (2, 1)]
print(loop.run_until_complete(asyncio.gather(*tasks)), asyncio.get_event_loop() is loop)
loop.close()
try:
    asyncio.get_running_loop()
except RuntimeError as error:
    print(error)


async def nested():
    coroutine = work(1)
    try:
        asyncio.run(coroutine)
    except RuntimeError as error:
        print(error)
    coroutine.close()


asyncio.run(nested())
