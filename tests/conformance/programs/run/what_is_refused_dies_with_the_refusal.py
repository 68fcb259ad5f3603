import asyncio


class Witness:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, "dies")


async def coroutine(witness):
    return witness.name


async def main():
    loop = asyncio.get_running_loop()
    for run in (asyncio.run, loop.run_until_complete):
        try:
            run(coroutine(Witness("refused")))
        except RuntimeError as error:
            print(error, len(asyncio.all_tasks()))
        print("and then")
    group = asyncio.TaskGroup()
    try:
        group.create_task(coroutine(Witness("in a group")))
    except RuntimeError as error:
        print("not entered")
    print("the end")


asyncio.run(main())
try:
    asyncio.create_task(coroutine(Witness("outside")))
except RuntimeError as error:
    print(error)
print("after all")
