# rule: 40
import asyncio


async def work(name, seconds):
    await asyncio.sleep(seconds)
    return name


async def main():
    tasks = [asyncio.create_task(work(name, name % 4), name=f"work {name}") for name in range(12)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print([task.get_name() for task in done], [task.get_name() for task in pending])
    while pending:
        done, pending = await asyncio.wait(pending, timeout=1.5)
        print([task.result() for task in done], len(pending), asyncio.get_running_loop().time())


asyncio.run(main())
