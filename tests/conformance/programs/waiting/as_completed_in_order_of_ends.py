"""as_completed with a time limit, and failures among the results."""
import asyncio


async def answer(n, seconds):
    await asyncio.sleep(seconds)
    if n == 2:
        raise ValueError(n)
    return n


async def main():
    loop = asyncio.get_running_loop()
    for coroutine in asyncio.as_completed([answer(1, 3), answer(2, 1), answer(3, 2)]):
        try:
            print(await coroutine, loop.time())
        except ValueError as error:
            print(repr(error), loop.time())
    tasks = [asyncio.create_task(answer(n, n)) for n in (1, 4, 6)]
    try:
        for coroutine in asyncio.as_completed(tasks, timeout=4.5):
            print(await coroutine, loop.time())
    except TimeoutError as error:
        print(repr(error), [task.done() for task in tasks])
    print(await tasks[2])


asyncio.run(main())
