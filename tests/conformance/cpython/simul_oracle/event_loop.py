"""asyncio's own event loop on the virtual clock: only timers, idling and the running of handles are ours."""

import asyncio
import heapq
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


VirtualTimerHandle.__name__ = VirtualTimerHandle.__qualname__ = "TimerHandle"  # as reprs show it


class VirtualEventLoop(base_events.BaseEventLoop):
    def __init__(self, clock, recorder):
        super().__init__()
        self._clock = clock
        self._recorder = recorder

    def time(self):
        return self._clock.seconds()

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError("delay must not be None")
        return self._set_timer(self._clock.after(nanoseconds(delay)), callback, args, context)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        return self._set_timer(nanoseconds(when), callback, args, context)

    def create_task(self, coro, *, name=None, context=None):
        task = super().create_task(coro, name=name, context=context)
        self._recorder.task_created(task, asyncio.current_task(self) if self.is_running() else None)
        return task

    async def shutdown_default_executor(self):
        """As the original, with a thread that waits in virtual time."""
        self._executor_shutdown_called = True
        if self._default_executor is not None:
            future = self.create_future()
            self._clock.machine.start(lambda: self._do_shutdown(future))
            await future

    def _set_timer(self, deadline, callback, args, context):
        self._check_closed()
        timer = VirtualTimerHandle(deadline, self._clock.next_sequence(), callback, args, self, context)
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
            if (due := self._next_due()) is None:
                self._deadlock()
            self._clock.advance_to(due[0])
        while (due := self._next_due()) and due[0] <= self._clock.now:
            if due == self._clock.machine.next_wake_up():
                self._clock.machine.wake_next()  # a pool call that ends puts its own handle into the ready queue
            else:
                timer = heapq.heappop(timers)
                timer._scheduled = False
                self._ready.append(timer)
        for _ in range(len(self._ready)):
            handle = self._ready.popleft()
            if not handle._cancelled:
                self._run_handle(handle)
        handle = None  # as CPython: the frame outlives a callback that fails, in the exception's traceback

    def _next_due(self):
        """Deadline and sequence of the next timer or pool thread to wake; None if there is none."""
        timer = self._scheduled[0] if self._scheduled else None
        wake_up = self._clock.machine.next_wake_up()
        return min(filter(None, [timer and (timer.deadline, timer.sequence), wake_up]), default=None)

    def _run_handle(self, handle):
        task = _task_stepped_by(handle) if self._recorder.is_recording else None
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
    recorder.leave_out(VirtualEventLoop.shutdown_asyncgens, VirtualEventLoop.shutdown_default_executor)

    class Policy(asyncio.DefaultEventLoopPolicy):
        _loop_factory = staticmethod(lambda: VirtualEventLoop(clock, recorder))

    asyncio.set_event_loop_policy(Policy())

    if blocking_sleep:
        async def sleep(delay, result=None):
            clock.block(max(0, nanoseconds(delay)))
            return result

        asyncio.sleep = tasks.sleep = sleep
