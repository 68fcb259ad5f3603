import asyncio


async def work(seconds, error=None):
    await asyncio.sleep(seconds)
    if error:
        raise error


async def main():
    tasks = [asyncio.create_task(work(1)), asyncio.create_task(work(2, OSError("disk"))), asyncio.create_task(work(3))]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print([repr(task.exception()) for task in done], len(pending), asyncio.get_running_loop().time())
    for arguments in ([], [work(1)]):
        try:
            await asyncio.wait(arguments)
        except (TypeError, ValueError) as error:
            print(repr(error))


asyncio.run(main())
