import asyncio
import random


async def fetch(name):
    await asyncio.sleep(random.uniform(1, 5))
    return name


async def main():
    tasks = {asyncio.create_task(fetch(name), name=name) for name in ["mirror"]}
    tasks = [asyncio.create_task(fetch(name), name=name) for name in ("a", "b", "c")]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print([task.get_name() for task in done], f"{asyncio.get_running_loop().time():.6f}")
    for task in pending:
        task.cancel()
    print(await asyncio.gather(*pending, return_exceptions=True))


asyncio.run(main())
