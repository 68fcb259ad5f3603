import asyncio


async def numbers(name):
    try:
        yield 1
    finally:
        print("closing", name, asyncio.current_task().get_name())


async def main():
    kept = [numbers(name) for name in "ab"]
    for generator in kept:
        await anext(generator)
    await asyncio.get_running_loop().shutdown_asyncgens()
    print("shut down")


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
