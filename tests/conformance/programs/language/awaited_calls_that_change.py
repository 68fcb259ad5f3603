"""What one `await` calls, again and again, is not always the same: nothing of the last time may be left."""
import asyncio


class Recorder:
    async def put(self, item):
        await asyncio.sleep(0)
        print("recorder:", item)
        return "recorded"

    def get(self):
        return self

    def __await__(self):
        yield from asyncio.sleep(0).__await__()
        return "by hand"


class OwnQueue(asyncio.Queue):
    async def put(self, item):
        print("own put:", item)
        await super().put(item)

    def _get(self):
        return "own " + str(super()._get())


class Finalised:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("dropped", self.name)


async def exchange(queue, item):
    print("put:", await queue.put(item))
    print("got:", await queue.get())


async def receivers_change():
    plain = asyncio.Queue()
    for receiver in (plain, plain, Recorder(), OwnQueue(), plain, asyncio.LifoQueue(), asyncio.PriorityQueue(), plain):
        await exchange(receiver, 7)
    for receiver in [Recorder()] * 5 + [plain]:
        await exchange(receiver, 8)


async def pause(times, *, by):
    for turn in range(times):
        if turn == 2:
            asyncio.sleep = by
        print("paused:", await asyncio.sleep(0))


async def objects_get_methods_of_their_own():
    async def own(item):
        return f"its own {item}"

    queue = asyncio.Queue()
    for turn in range(4):
        if turn == 2:
            queue.put = own
        print(await queue.put(turn))
        await exchange(asyncio.Queue(), turn)
    del queue.put
    print(await queue.put(4), queue.qsize())


async def functions_change():
    real = asyncio.sleep

    async def substitute(delay):
        await real(delay)
        return "by a substitute"

    try:
        await pause(4, by=substitute)
    finally:
        asyncio.sleep = real
    await pause(1, by=None)
    setattr(asyncio, "something_else", 1)
    await pause(1, by=None)
    delattr(asyncio, "something_else")
    await pause(2, by=None)


async def variables_disappear(queue):
    for turn in range(3):
        item = Finalised(turn)
        await queue.put(item)
        print("waiting:", queue.qsize())
        await queue.get()
        if turn == 1:
            del item
        try:
            await queue.put(item)
        except UnboundLocalError as error:
            print(type(error).__name__, error, error.__traceback__.tb_lineno)
        else:
            await queue.get()


async def calls_fail(queue):
    for wrong in (queue, None, 5, asyncio):
        try:
            await wrong.put(1)
        except AttributeError as error:
            print("no put:", error)
        else:
            print("put", queue.get_nowait())
    for delay in (0, 1, -1, 0.5, True):
        print(delay, await asyncio.sleep(delay))
    lock = asyncio.Lock()
    for _ in range(2):
        try:
            async with lock:
                lock.release()
        except RuntimeError as error:
            print("released twice:", error)


async def loops_end(values):
    for values_in_turn in values:
        for value in values_in_turn:
            await asyncio.sleep(0)
            print(value, end=" ")
        print()
    for value in range(2**63 - 2, 2**63 + 2):
        print(value)
    value = Finalised("the variable of a loop")
    for value in range(2):
        print("in the loop", value)


async def main():
    await receivers_change()
    await objects_get_methods_of_their_own()
    await functions_change()
    await variables_disappear(asyncio.Queue(maxsize=1))
    await calls_fail(asyncio.Queue())
    await loops_end([range(3), [1, 2], range(3, 0, -1), (4, 5), {6: 7}, range(0)])
    queue = asyncio.Queue(maxsize=1)
    full = asyncio.create_task(queue.put(1))
    await asyncio.sleep(0)
    waiting = [asyncio.create_task(exchange(queue, item)) for item in range(3)]
    await asyncio.sleep(0)
    waiting[1].cancel()
    print(await queue.get(), full.done())
    for task in waiting:
        print(*await asyncio.gather(task, return_exceptions=True))


asyncio.run(main())
