import asyncio


async def main():
    loop = asyncio.get_running_loop()

    def handler(loop, context):
        print("handled:", context["message"], repr(context.get("exception")))

    loop.set_exception_handler(handler)
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)
    loop.call_exception_handler({"message": "by hand"})

    async def fail():
        raise ValueError("nobody looks")

    task = asyncio.create_task(fail())
    await asyncio.sleep(0)
    del task
    print("end")


asyncio.run(main())
