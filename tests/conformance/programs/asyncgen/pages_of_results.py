"""An asynchronous iterator over pages, with anext, defaults and early ends."""
import asyncio


class Pages:
    def __init__(self, items, size):
        self.items, self.size, self.position = items, size, 0

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.position >= len(self.items):
            raise StopAsyncIteration
        await asyncio.sleep(1)
        page = self.items[self.position:self.position + self.size]
        self.position += self.size
        return page


async def items_of(pages):
    async for page in pages:
        for item in page:
            yield item


async def main():
    loop = asyncio.get_running_loop()
    print([item async for item in items_of(Pages("abcdefg", 3)) if item != "d"], loop.time())
    pages = Pages("xyz", 2)
    print(await anext(pages), await anext(pages), await anext(pages, "no more"), loop.time())
    async for page in Pages("ab", 1):
        if page == "b":
            break
    else:
        print("never")
    print({item: loop.time() async for item in items_of(Pages("mn", 1))}, [await anext(aiter(Pages("q", 1))) for _ in range(2)])
    try:
        await anext(Pages("", 1))
    except StopAsyncIteration as error:
        print(repr(error))


asyncio.run(main())
