"""A future's repr names its callbacks: the first, the last, and how many stand between them."""
import asyncio
import functools


class Receiver:
    def method(self, future):
        pass

    def __call__(self, future):
        pass

    def __repr__(self):
        return "<Receiver>"


def plain(*arguments, **keywords):
    pass


async def main():
    loop = asyncio.get_running_loop()

    def show(*callbacks):
        future = loop.create_future()
        for callback in callbacks:
            future.add_done_callback(callback)
        print(future)

    show()
    show(plain)
    show(plain, Receiver().method)
    show(plain, Receiver(), print)
    show(functools.partial(plain, 1, key="x" * 200))
    show(functools.partial(functools.partial(plain, [1, 2, 3]), range(3)))
    show(lambda future: None, [].append)
    show(*[plain] * 5)


asyncio.run(main())
