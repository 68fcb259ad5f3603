import asyncio


class Shared:
    def __init__(self):
        self.condition = asyncio.Condition()
        self.readers = 0
        self.value = 0

    async def read(self, name):
        async with self.condition:
            await self.condition.wait_for(lambda: self.readers >= 0)
            self.readers += 1
        await asyncio.sleep(1)
        print(name, "read", self.value, asyncio.get_running_loop().time())
        async with self.condition:
            self.readers -= 1
            self.condition.notify_all()

    async def write(self, value):
        async with self.condition:
            await self.condition.wait_for(lambda: self.readers == 0)
            self.readers = -1
        await asyncio.sleep(2)
        self.value = value
        print("wrote", value, asyncio.get_running_loop().time())
        async with self.condition:
            self.readers = 0
            self.condition.notify_all()


async def main():
    shared = Shared()
    await asyncio.gather(shared.read("a"), shared.write(1), shared.read("b"), shared.write(2), shared.read("c"))


asyncio.run(main())
