# rule: 39
import asyncio


async def numbers(name):
    try:
        while True:
            yield name
            await asyncio.sleep(1)
    finally:
        print("closing", name)
        await asyncio.sleep(1)
        print("closed", name)


generators = [numbers(name) for name in range(6)]


async def main():
    for generator in reversed(generators):
        print(await anext(generator))


asyncio.run(main())
