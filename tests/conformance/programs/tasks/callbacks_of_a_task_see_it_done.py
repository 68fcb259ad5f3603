import asyncio


async def work(fail=False):
    await asyncio.sleep(1)
    if fail:
        raise ValueError("failed")
    return "fine"


def report(task):
    print("callback", task.get_name(), task.done(), task.cancelled(), task.exception() if not task.cancelled() else None)


async def main():
    tasks = [asyncio.create_task(work(), name="good"), asyncio.create_task(work(True), name="bad"), asyncio.create_task(work(), name="stopped")]
    background = set()
    for task in tasks:
        background.add(task)
        task.add_done_callback(report)
        task.add_done_callback(background.discard)
    await asyncio.sleep(0.5)
    tasks[2].cancel()
    await asyncio.wait(tasks)
    print(len(background))


asyncio.run(main())
