# rule: 40
import asyncio


async def answer(name, delay):
    print(name, "begins at", asyncio.get_running_loop().time())
    await asyncio.sleep(delay)
    return name


async def main():
    results = asyncio.as_completed([answer("slow", 2), answer("quick", 1)], timeout=5)
    print(type(results).__name__, len(asyncio.all_tasks()))
    await asyncio.sleep(3)
    first = next(results)
    print(len(asyncio.all_tasks()))
    print(await first, "at", asyncio.get_running_loop().time())
    for rest in results:
        print(await rest, "at", asyncio.get_running_loop().time())
    wrong = asyncio.as_completed([5])
    try:
        next(wrong)
    except TypeError as error:
        print(error)
    for none in asyncio.as_completed([]):
        print(none)


asyncio.run(main())
