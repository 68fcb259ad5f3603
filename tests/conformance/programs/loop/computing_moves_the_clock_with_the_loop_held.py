# rule: 11
import asyncio

import simul


async def think(name):
    for turn in range(2):
        simul.work(2.5)
        print(name, turn, asyncio.get_running_loop().time())
        await asyncio.sleep(1)


async def main():
    await asyncio.gather(think("a"), think("b"))


asyncio.run(main())
