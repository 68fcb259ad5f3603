"""Coroutines, tasks, and what they wait for: asyncio's names. All that decides order is C++, on the event loop itself."""

import heapq as _heapq
from functools import partial as _partial

from _asyncio import (
    ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, AbstractEventLoop, Barrier, BoundedSemaphore,
    BrokenBarrierError, CancelledError, Condition, Event, Future, Handle, InvalidStateError, LifoQueue, Lock, Queue,
    QueueEmpty, QueueFull, Runner, Semaphore, Task, TaskGroup, Timeout, TimeoutError, TimerHandle, all_tasks,
    create_task, current_task, ensure_future, gather, get_event_loop, get_running_loop, iscoroutine,
    isfuture, new_event_loop, run, set_event_loop, shield, sleep, timeout, timeout_at, wait,
    wait_for,
)
from _asyncio import as_completed as _as_completed, iscoroutinefunction as _iscoroutinefunction
from _asyncio import run_of_copied_context as _run_of_copied_context


def iscoroutinefunction(func):
    """Whether calls of it give coroutines."""
    while isinstance(func, _partial):
        func = func.func
    return _iscoroutinefunction(func)


def as_completed(fs, *, timeout=None):
    """Coroutines, each of which gives the next result; their tasks are made when the first is asked for."""
    yield from _as_completed(fs, timeout=timeout)


async def to_thread(func, /, *args, **kwargs):
    """Runs the call on a thread of the loop's own pool."""
    loop = get_running_loop()
    run = _run_of_copied_context()
    call = _partial(func, *args, **kwargs) if run is None else _partial(run, func, *args, **kwargs)
    return await loop.run_in_executor(None, call)


class PriorityQueue(Queue):
    """Gives the least item first."""

    __module__ = "asyncio.queues"

    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        _heapq.heappush(self._queue, item)

    def _get(self):
        return _heapq.heappop(self._queue)
