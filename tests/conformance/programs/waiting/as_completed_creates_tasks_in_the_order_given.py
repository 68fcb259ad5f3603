# rule: 40
import asyncio


async def work(name):
    print("start", name)
    await asyncio.sleep((name * 5) % 7)
    return name


async def main():
    for next_one in asyncio.as_completed([work(name) for name in range(8)]):
        print(await next_one, asyncio.get_running_loop().time())
    try:
        for next_one in asyncio.as_completed([work(1), work(2)], timeout=4):
            print(await next_one)
    except TimeoutError:
        print("timed out")


asyncio.run(main())
