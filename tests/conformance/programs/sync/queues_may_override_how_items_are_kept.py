"""`_init`, `_put` and `_get` are for classes derived from the queues; what waits and wakes stays as it is."""
import asyncio
import heapq
from collections import deque


class UniqueQueue(asyncio.Queue):
    def _init(self, maxsize):
        super()._init(maxsize)
        self.seen = set()

    def _put(self, item):
        if item not in self.seen:
            self.seen.add(item)
            super()._put(item)


class Shortest(asyncio.Queue):
    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        heapq.heappush(self._queue, (len(item), item))

    def _get(self):
        return heapq.heappop(self._queue)[1]


class Named(asyncio.LifoQueue):
    def __init__(self, name, *, room=0):
        super().__init__(maxsize=room)
        self.name = name

    async def get(self):
        item = await super().get()
        print(self.name, "gives", item)
        return item


class Latest(asyncio.PriorityQueue):
    def _put(self, item):
        super()._put(-item)

    def _get(self):
        return -super()._get()


class Plain(asyncio.Queue):
    pass


async def fill(queue, items):
    for item in items:
        await queue.put(item)
        print(asyncio.get_running_loop().time(), "put", item, queue.qsize(), queue.full())


async def drain(queue, count):
    for _ in range(count):
        await asyncio.sleep(1)
        print(asyncio.get_running_loop().time(), "got", await queue.get(), queue.empty())
        queue.task_done()


async def main():
    for queue, items in (
        (UniqueQueue(), [1, 2, 1, 3]), (Shortest(2), ["ccc", "a", "bb", "dddd"]), (Named("stack", room=1), [1, 2]),
        (Latest(maxsize=2), [3, 1, 2]), (Plain(1), [1, 2]),
    ):
        print(type(queue).__name__, queue.maxsize, isinstance(queue, asyncio.Queue), queue)
        distinct = len(set(items))
        await asyncio.gather(fill(queue, items), drain(queue, distinct))
        if distinct == len(items):
            await queue.join()
        print(str(queue))

    queue = Plain(maxsize=1)
    queue.put_nowait("x")
    try:
        queue.put_nowait("y")
    except asyncio.QueueFull as error:
        print(repr(error), queue._queue == deque(["x"]), queue)
    putter = asyncio.create_task(queue.put("z"))
    await asyncio.sleep(0)
    print(queue)
    putter.cancel()
    await asyncio.sleep(0)
    print(queue, queue.get_nowait())
    queue.task_done()
    try:
        queue.task_done()
    except ValueError as error:
        print(error)
    getter = asyncio.create_task(queue.get())
    await asyncio.sleep(0)
    print(queue)
    queue.put_nowait("last")
    print(await getter)


asyncio.run(main())
