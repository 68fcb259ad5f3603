"""The repr of a finished future shortens its result, as reprlib does."""
import asyncio
from collections import deque


class Long:
    def __repr__(self):
        return "<" + "long " * 20 + ">"


async def main():
    loop = asyncio.get_running_loop()
    for result in ("short", "long " * 30, "it's " * 20, 10**39, 10**60, -(10**50), 1.5, None, True, list(range(6)), list(range(7)),
                   tuple(range(9)), (1,), (), [], {}, set(), frozenset(), {3, 1, 2}, frozenset("abcdefgh"), deque([1, 2]),
                   {"b": 1, "a": [1, {"x": "y" * 50}]}, {n: n for n in range(9)}, Long(), [Long()], b"bytes " * 20,
                   [[[[[[[[1]]]]]]]], range(10)):
        future = loop.create_future()
        future.set_result(result)
        print(future)
    itself = loop.create_future()
    itself.set_result([itself])
    print(itself)
    failed = loop.create_future()
    failed.set_exception(ValueError("long " * 20))
    print(failed)
    failed.exception()


asyncio.run(main())
