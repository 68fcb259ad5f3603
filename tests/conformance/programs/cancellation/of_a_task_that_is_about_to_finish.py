import asyncio


async def quick():
    await asyncio.sleep(1)
    return "finished"


async def main():
    loop = asyncio.get_running_loop()
    for moment in (0.5, 1, 1.5):
        task = asyncio.create_task(quick())
        loop.call_later(moment, task.cancel)
        await asyncio.sleep(2)
        print(moment, "cancelled" if task.cancelled() else task.result())
        task = asyncio.create_task(quick())
        await asyncio.sleep(0)
        loop.call_later(moment, task.cancel)
        await asyncio.sleep(2)
        print(moment, "cancelled" if task.cancelled() else task.result())


asyncio.run(main())
