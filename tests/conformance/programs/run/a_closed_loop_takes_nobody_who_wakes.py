"""Whoever would wake a task on a closed loop gets its error; what a bare yield needs is no loop."""
# models: async
import asyncio


def attempt(function, *arguments):
    try:
        print(function.__name__, "gives", function(*arguments))
    except RuntimeError as error:
        print(function.__name__, "raises", repr(error))


def future_with(loop, callback):
    future = loop.create_future()
    future.add_done_callback(callback)
    return future


async def holder(lock, semaphore):
    await lock.acquire()
    await semaphore.acquire()


loop = asyncio.new_event_loop()
event, lock, semaphore = asyncio.Event(), asyncio.Lock(), asyncio.Semaphore(1)
queue, full = asyncio.Queue(), asyncio.Queue(maxsize=1)
full.put_nowait("first")
futures = [future_with(loop, print) for _ in range(3)]
loop.run_until_complete(holder(lock, semaphore))
waits = (event.wait(), lock.acquire(), semaphore.acquire(), queue.get(), full.put("second"), asyncio.sleep(5))
tasks = [loop.create_task(coroutine) for coroutine in waits]
loop.run_until_complete(asyncio.sleep(1))
loop.close()

attempt(futures[0].set_result, 1)
attempt(futures[1].set_exception, ValueError("no"))
attempt(futures[2].cancel)
print([future.done() for future in futures], futures[0].result(), repr(futures[1].exception()), futures[2].cancelled())
attempt(event.set)
attempt(event.set)
print(event.is_set())
attempt(lock.release)
attempt(semaphore.release)
attempt(queue.put_nowait, "item")
attempt(full.get_nowait)
attempt(tasks[-1].cancel)
print([task.done() for task in tasks], lock.locked(), queue.qsize(), full.qsize())

pause = asyncio.sleep(0, "paused")
print(pause.send(None))
try:
    pause.send(None)
except StopIteration as stop:
    print(repr(stop.value))
attempt(asyncio.sleep(1).send, None)
