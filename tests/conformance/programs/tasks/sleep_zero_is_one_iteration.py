# rule: 17
import asyncio


async def turns(name, delay):
    for turn in range(3):
        print(name, turn)
        await asyncio.sleep(delay)


async def main():
    await asyncio.gather(turns("zero", 0), turns("negative", -1), turns("zero float", 0.0))
    print(asyncio.get_running_loop().time())
    print(await asyncio.sleep(0, "result"), await asyncio.sleep(1, result="later"))


asyncio.run(main())
# expect: zero 0
# expect: negative 0
# expect: zero float 0
# expect: zero 1
# expect: negative 1
# expect: zero float 1
# expect: zero 2
# expect: negative 2
# expect: zero float 2
# expect: 0.0
# expect: result later
