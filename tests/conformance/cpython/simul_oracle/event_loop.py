"""asyncio's own event loop on the virtual clock: only timers, idling and the running of handles are ours."""

import asyncio
import heapq
import itertools
import os
import sys
from asyncio import base_events, events, tasks

from .clock import nanoseconds

DEADLOCK_STATUS = 3


class VirtualTimerHandle(events.TimerHandle):
    """Ordered by integer deadline, then by when it was set."""

    __slots__ = ("deadline", "sequence")

    def __init__(self, deadline, sequence, callback, args, loop, context):
        super().__init__(deadline / 1e9, callback, args, loop, context)
        self.deadline = deadline
        self.sequence = sequence

    def __lt__(self, other):
        return (self.deadline, self.sequence) < (other.deadline, other.sequence)


class VirtualEventLoop(base_events.BaseEventLoop):
    def __init__(self, clock, recorder):
        super().__init__()
        self._clock = clock
        self._recorder = recorder
        self._timer_sequence = itertools.count()

    def time(self):
        return self._clock.seconds()

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError("delay must not be None")
        return self._set_timer(self._clock.now + nanoseconds(delay), callback, args, context)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        return self._set_timer(nanoseconds(when), callback, args, context)

    def create_task(self, coro, *, name=None, context=None):
        task = super().create_task(coro, name=name, context=context)
        self._recorder.task_created(task, asyncio.current_task(self) if self.is_running() else None)
        return task

    def _set_timer(self, deadline, callback, args, context):
        self._check_closed()
        timer = VirtualTimerHandle(deadline, next(self._timer_sequence), callback, args, self, context)
        heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer

    def _run_once(self):
        """One iteration: BaseEventLoop._run_once with a clock in the place of select()."""
        timers = self._scheduled
        while timers and timers[0]._cancelled:
            self._timer_cancelled_count -= 1
            heapq.heappop(timers)._scheduled = False
        if not self._ready and not self._stopping:
            if not timers:
                self._deadlock()
            self._clock.advance_to(timers[0].deadline)
        while timers and timers[0].deadline <= self._clock.now:
            timer = heapq.heappop(timers)
            timer._scheduled = False
            self._ready.append(timer)
        for _ in range(len(self._ready)):
            handle = self._ready.popleft()
            if not handle._cancelled:
                self._run_handle(handle)

    def _run_handle(self, handle):
        task = _task_stepped_by(handle)
        if task is None:
            handle._run()
            return
        self._recorder.step_begins(task)
        try:
            handle._run()
        finally:
            self._recorder.step_ended(task)

    def _deadlock(self):
        """Nothing is ready, no timer is set: nothing will ever happen. CPython would sit there for ever."""
        sys.stdout.flush()
        print("deadlock", file=sys.stderr, flush=True)
        self._recorder.write("deadlock")
        os._exit(DEADLOCK_STATUS)

    def _process_events(self, event_list):
        pass

    def _write_to_self(self):
        pass


# What prints a loop shows CPython's own on Linux.
VirtualEventLoop.__name__ = VirtualEventLoop.__qualname__ = "_UnixSelectorEventLoop"


def _task_stepped_by(handle):
    """The task whose step or wake-up `handle` is; None for any other callback, a task's other methods included."""
    callback = handle._callback
    if type(callback).__name__ == "TaskStepMethWrapper" or getattr(callback, "__name__", "") == "task_wakeup":
        return callback.__self__
    return None


def install(clock, recorder, blocking_sleep):
    class Policy(asyncio.DefaultEventLoopPolicy):
        _loop_factory = staticmethod(lambda: VirtualEventLoop(clock, recorder))

    asyncio.set_event_loop_policy(Policy())

    if blocking_sleep:
        async def sleep(delay, result=None):
            clock.block(max(0, nanoseconds(delay)))
            return result

        asyncio.sleep = tasks.sleep = sleep
