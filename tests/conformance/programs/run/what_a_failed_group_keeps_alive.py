"""The group that a TaskGroup raises refers to itself in CPython: variables of the frames it passed live until the end."""
import asyncio


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)


async def fails():
    raise ValueError("no")


async def grouped(name):
    loud = Loud(name)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fails())
    except* ValueError as errors:
        print(name, errors.exceptions)
    return loud.name


async def succeeds(name):
    loud = Loud(name)
    async with asyncio.TaskGroup() as group:
        group.create_task(asyncio.sleep(1))
    return loud.name


async def main():
    print(await grouped("failed"))
    print(await succeeds("fine"))
    print("the end of main")


asyncio.run(main())
print("the end")
