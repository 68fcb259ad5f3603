# rule: 20
import asyncio


async def work(name, seconds, error=None):
    await asyncio.sleep(seconds)
    print("end", name)
    if error:
        raise error
    return name


async def main():
    try:
        await asyncio.gather(work("a", 1), work("b", 2, ValueError("b failed")), work("c", 3), work("d", 2, KeyError("d")))
    except ValueError as error:
        print("caught", error, asyncio.get_running_loop().time())
    await asyncio.sleep(5)
    print(await asyncio.gather(work("e", 1, OSError("e")), work("f", 1), return_exceptions=True))


asyncio.run(main())
# expect: end a
# expect: end b
# expect: end d
# expect: caught b failed 2.0
# expect: end c
# expect: end e
# expect: end f
# expect: [OSError('e'), 'f']
