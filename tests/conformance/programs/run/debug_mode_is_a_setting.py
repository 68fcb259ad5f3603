import asyncio


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_debug())
    loop.set_debug(not loop.get_debug())
    print(loop.get_debug())


asyncio.run(main())
asyncio.run(main(), debug=True)
with asyncio.Runner(debug=True) as runner:
    print(runner.get_loop().get_debug())
