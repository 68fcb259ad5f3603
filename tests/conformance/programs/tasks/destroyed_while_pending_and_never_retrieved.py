# rule: 38
import asyncio


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)


async def fail(loud):
    raise ValueError(loud.name)


async def main():
    task = asyncio.create_task(fail(Loud("argument")))
    await asyncio.sleep(0)
    print("failed", task.done())
    del task
    print("deleted")


asyncio.run(main())
