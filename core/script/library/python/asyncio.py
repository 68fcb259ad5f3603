"""Coroutines, tasks, and what they wait for: asyncio's names. All that decides order is C++, on the event loop itself."""

import heapq as _heapq
from functools import partial as _partial

from _asyncio import (
    ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, AbstractEventLoop, Barrier, BoundedSemaphore,
    BrokenBarrierError, CancelledError, Condition, Event, Future, Handle, InvalidStateError, LifoQueue, Lock, Queue,
    QueueEmpty, QueueFull, Runner, Semaphore, Task, TaskGroup, Timeout, TimeoutError, TimerHandle, all_tasks,
    as_completed, create_task, current_task, ensure_future, gather, get_event_loop, get_running_loop, iscoroutine,
    iscoroutinefunction, isfuture, new_event_loop, run, set_event_loop, shield, sleep, timeout, timeout_at, wait,
    wait_for,
)


async def to_thread(func, /, *args, **kwargs):
    """Runs the call on a thread of the loop's own pool."""
    loop = get_running_loop()
    return await loop.run_in_executor(None, _partial(func, *args, **kwargs))


class PriorityQueue(Queue):
    """Gives the least item first. Items are compared by the program's own code, so the queue is kept here: its waiters are
    woken by the rules of the other queues."""

    def __init__(self, maxsize=0):
        self._items = []
        self._getters = []
        self._putters = []
        self._unfinished = 0
        self._joiners = []

    def qsize(self):
        return len(self._items)

    def empty(self):
        return not self._items

    def full(self):
        return 0 < self.maxsize <= len(self._items)

    async def put(self, item):
        while self.full():
            await self._take_place(self._putters, lambda: not self.full())
        return self.put_nowait(item)

    def put_nowait(self, item):
        if self.full():
            raise QueueFull
        _heapq.heappush(self._items, item)
        self._unfinished += 1
        _wake_next(self._getters)

    async def get(self):
        while self.empty():
            await self._take_place(self._getters, lambda: not self.empty())
        return self.get_nowait()

    def get_nowait(self):
        if self.empty():
            raise QueueEmpty
        item = _heapq.heappop(self._items)
        _wake_next(self._putters)
        return item

    def task_done(self):
        if self._unfinished <= 0:
            raise ValueError("task_done() called too many times")
        self._unfinished -= 1
        if self._unfinished == 0:
            for joiner in self._joiners:
                if not joiner.done():
                    joiner.set_result(True)

    async def join(self):
        if self._unfinished == 0:
            return
        joiner = get_running_loop().create_future()
        self._joiners.append(joiner)
        try:
            await joiner
        finally:
            self._joiners.remove(joiner)

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x} {self._format()}>"

    def __str__(self):
        return f"<{type(self).__name__} {self._format()}>"

    def _format(self):
        text = f"maxsize={self.maxsize!r}"
        if self._items:
            text += f" _queue={self._items!r}"
        if self._getters:
            text += f" _getters[{len(self._getters)}]"
        if self._putters:
            text += f" _putters[{len(self._putters)}]"
        if self._unfinished:
            text += f" tasks={self._unfinished}"
        return text

    async def _take_place(self, waiters, has_come):
        """Waits for a wake-up; one that comes but cannot be used is passed on."""
        waiter = get_running_loop().create_future()
        waiters.append(waiter)
        try:
            await waiter
        except:
            waiter.cancel()
            if waiter in waiters:
                waiters.remove(waiter)
            if has_come() and not waiter.cancelled():
                _wake_next(waiters)
            raise


def _wake_next(waiters):
    while waiters:
        waiter = waiters.pop(0)
        if not waiter.done():
            waiter.set_result(None)
            return
