import asyncio
import collections
import collections.abc
import concurrent.futures
import contextlib
import dataclasses
import functools


def feed(queue: asyncio.Queue[int], tasks: set[asyncio.Task[None]], done: asyncio.Future[str]) -> collections.deque[int]:
    return collections.deque(range(3))


print(feed.__annotations__)
for generic, parameters in (
    (asyncio.Queue, int), (asyncio.PriorityQueue, tuple[int, str]), (asyncio.LifoQueue, int), (asyncio.Task, None),
    (asyncio.Future, int), (collections.deque, int), (collections.ChainMap, (str, int)), (collections.Counter, str),
    (collections.abc.Callable, ([int, str], None)), (collections.abc.Callable, (..., int)),
    (contextlib.AbstractContextManager, int), (contextlib.AbstractAsyncContextManager, int), (contextlib.nullcontext, int),
    (functools.partial, int), (functools.cached_property, int), (dataclasses.Field, int),
):
    print(generic[parameters])
print(concurrent.futures.Future[int].__args__)
for plain in (asyncio.Lock, asyncio.Event, int):
    try:
        plain[int]
    except TypeError as error:
        print(error)


class Jobs(asyncio.Queue[str]):
    pass


@dataclasses.dataclass
class Inbox:
    messages: asyncio.Queue[str | None] = dataclasses.field(default_factory=asyncio.Queue)
    waiting: collections.deque[asyncio.Future[int]] = dataclasses.field(default_factory=collections.deque)


async def main():
    jobs: asyncio.Queue[str] = Jobs(2)
    await jobs.put("job")
    queue = asyncio.Queue[int](maxsize=3)
    queue.put_nowait(7)
    print(await jobs.get(), queue.maxsize, await queue.get(), Jobs.__mro__[1], Jobs.__orig_bases__)
    print(Inbox().messages.qsize(), Inbox().waiting)


asyncio.run(main())
