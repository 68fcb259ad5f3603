# models: async
# rule: 18
import asyncio

count = 0
cause = 0


async def tick():
    global count
    while True:
        count += 1
        await asyncio.sleep(0)


async def waiter(name, wait):
    await wait()
    print(f"{name}: {count - cause}")


async def hops(name, wait, wake):
    global cause
    task = asyncio.create_task(waiter(name, wait))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    cause = count
    wake()
    await task


async def main():
    ticking = asyncio.create_task(tick())
    await asyncio.sleep(0)

    event = asyncio.Event()
    await hops("Event.set to waiter", event.wait, event.set)

    queue = asyncio.Queue(maxsize=1)
    queue.put_nowait(1)
    await hops("Queue.get to putter", lambda: queue.put(2), queue.get_nowait)
    queue.get_nowait()
    await hops("Queue.put to getter", queue.get, lambda: queue.put_nowait(3))
    queue.task_done()
    queue.task_done()
    await hops("task_done to join", queue.join, queue.task_done)

    lock = asyncio.Lock()
    await lock.acquire()
    await hops("Lock.release to acquirer", lock.acquire, lock.release)

    semaphore = asyncio.Semaphore(0)
    await hops("Semaphore.release to acquirer", semaphore.acquire, semaphore.release)


asyncio.run(main())
# expect: Event.set to waiter: 1
# expect: Queue.get to putter: 1
# expect: Queue.put to getter: 1
# expect: task_done to join: 1
# expect: Lock.release to acquirer: 1
# expect: Semaphore.release to acquirer: 1
