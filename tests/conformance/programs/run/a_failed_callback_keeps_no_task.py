"""What a failed callback leaves behind keeps no task alive that ran in the same pass."""
# models: async
import asyncio


async def fails(error):
    await asyncio.sleep(0)
    raise error


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print(context["message"].split(" main")[0], repr(context["exception"])))
    loop.call_soon(lambda: 1 / 0)
    task = asyncio.create_task(fails(ValueError("lost")))
    await asyncio.sleep(0.1)
    del task
    print("deleted")


asyncio.run(main())
