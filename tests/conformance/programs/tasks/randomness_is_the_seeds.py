# rule: 42
import asyncio
import os
import random


async def draw(name):
    for _ in range(2):
        print(name, random.randint(0, 100), random.random(), random.choice("abc"))
        await asyncio.sleep(random.uniform(0, 2))


async def main():
    await asyncio.gather(draw("a"), draw("b"))
    print(os.urandom(5).hex(), os.urandom(16).hex(), os.urandom(0))
    print(random.Random().random() == random.Random(0).random())


asyncio.run(main())
