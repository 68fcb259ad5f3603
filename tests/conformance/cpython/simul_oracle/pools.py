"""Pool threads in virtual time.

The canon (docs/LANGUAGE.md, "Rulings"): a pool call starts at once where a thread is free, and runs up to its first
blocking call before `submit` returns; pool threads go on while the loop is held by a blocking call; a call's end is
seen at its instant.

Each pool thread is a real one, but only one thread of the program runs at any time: whoever resumes a thread waits
until it pauses. A thread that sleeps stands in the machine's queue of wake-ups, ordered as timers are.
"""

import atexit
import concurrent.futures.thread
import contextvars
import heapq
import logging
import threading
import types
from collections import deque

DEFAULT_THREADS = 6
DEFAULT_PROCESSES = 2


class Machine:
    """The threads beside the main one, and what they sleep for."""

    def __init__(self, clock):
        self._clock = clock
        self._sleepers = []  # (deadline, sequence, thread)
        self._running = None  # the pool thread that runs; None: the main thread

    def start(self, target):
        """Run `target` on a new thread, up to its first pause."""
        self._resume(_Thread(target))

    def block(self, duration):
        """A blocking call of whichever thread runs."""
        wake_up = (self._clock.after(duration), self._clock.next_sequence())
        if self._running:
            self._pause_until(*wake_up)
            return
        while self._sleepers and self._sleepers[0][:2] < wake_up:
            self.wake_next()
        self._clock.advance_to(wake_up[0])

    def wait_for(self, future, deadline=None):
        """Block whichever thread runs until the concurrent future is done. False: that will never be, or not
        before the deadline."""
        if self._running and not future.done():
            future.add_done_callback(self.waker_of_running())
            self._running.pause()
        return self.wait_until(future.done, deadline)

    def waker_of_running(self):
        """What makes the running pool thread go on, once it has paused; None on the main thread."""
        thread = self._running
        return thread and (lambda _=None: self._sleep(thread, self._clock.now, self._clock.next_sequence()))

    def pause_running(self):
        self._running.pause()

    def wait_until(self, condition, deadline=None):
        begun = self._clock.next_sequence() if deadline is not None else None
        while not condition():
            if deadline is not None and not (self._sleepers and self._sleepers[0][:2] < (deadline, begun)):
                self._clock.advance_to(deadline)
                return condition()
            if not self._sleepers:
                return False
            self.wake_next()
        return True

    def deadline(self, timeout):
        return None if timeout is None else self._clock.after(max(0, round(timeout * 1e9)))

    def next_wake_up(self):
        """Deadline and sequence of the next sleeper to wake; None if nobody sleeps."""
        return self._sleepers[0][:2] if self._sleepers else None

    def wake_next(self):
        deadline, _, thread = heapq.heappop(self._sleepers)
        self._clock.advance_to(deadline)
        self._resume(thread)

    def finish(self):
        """Let every thread come to its end, as the interpreter does before it exits."""
        while self._sleepers:
            self.wake_next()

    def _sleep(self, thread, deadline, sequence):
        heapq.heappush(self._sleepers, (deadline, sequence, thread))

    def _pause_until(self, deadline, sequence):
        self._sleep(self._running, deadline, sequence)
        self._running.pause()

    def _resume(self, thread):
        resumer, self._running = self._running, thread
        thread.resume()
        self._running = resumer


class _Thread:
    """A real thread that runs only between `resume()` and its next `pause()` or its end."""

    def __init__(self, target):
        self._target = target
        self._may_run = threading.Semaphore(0)
        self._stands_still = threading.Semaphore(0)
        threading.Thread(target=self._run, daemon=True).start()

    def resume(self):
        self._may_run.release()
        self._stands_still.acquire()

    def pause(self):
        self._stands_still.release()
        self._may_run.acquire()

    def _run(self):
        self._may_run.acquire()
        try:
            self._target()
        finally:
            self._stands_still.release()


class VirtualFuture(concurrent.futures.Future):
    """A concurrent future whose waits take virtual time."""

    machine = None

    def result(self, timeout=None):
        self.machine.wait_for(self, self.machine.deadline(timeout))
        return super().result(0)

    def exception(self, timeout=None):
        self.machine.wait_for(self, self.machine.deadline(timeout))
        return super().exception(0)


class VirtualEvent:
    """What wait() and as_completed() of concurrent.futures block on."""

    machine = None

    def __init__(self):
        self._is_set = False
        self._wakers = []

    def is_set(self):
        return self._is_set

    def set(self):
        self._is_set = True
        wakers, self._wakers = self._wakers, []
        for wake in wakers:
            wake()

    def clear(self):
        self._is_set = False

    def wait(self, timeout=None):
        waker = self.machine.waker_of_running()
        if waker and not self._is_set:
            self._wakers.append(waker)
            self.machine.pause_running()
        is_set = self.machine.wait_until(self.is_set, self.machine.deadline(timeout))
        Clock.is_late = not is_set
        return is_set


class Clock:
    """The time as as_completed() reads it: an instant later than the limit that it has waited for."""

    is_late = False

    def __init__(self, clock):
        self._clock = clock

    def monotonic(self):
        late, Clock.is_late = Clock.is_late, False
        return self._clock.seconds() + late * 1e-9


class _Worker:
    """What one of a pool's threads keeps from call to call."""

    def __init__(self, number):
        self.number = number
        self.context = contextvars.Context()
        self.is_initialized = False


class _VirtualPool(concurrent.futures.Executor):
    machine = None
    default_workers = DEFAULT_THREADS

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=(), **process_options):
        if max_workers is not None and max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._initializer = initializer
        self._initargs = initargs
        self._broken = False
        self._idle = [_Worker(number) for number in range(max_workers or self.default_workers)]
        self._queue = deque()
        self._calls = []
        self._closed = False

    def submit(self, function, /, *args, **kwargs):
        if self._broken:
            raise self.broken_error(self.broken_text)
        if self._closed:
            raise RuntimeError("cannot schedule new futures after shutdown")
        future = VirtualFuture()
        self._calls.append(future)
        self._queue.append((future, function, args, kwargs))
        if self._idle:
            worker = self._idle.pop(0)
            self.machine.start(lambda: worker.context.run(self._work, worker))
        return future

    def shutdown(self, wait=True, *, cancel_futures=False):
        self._closed = True
        if cancel_futures:
            for future, *_ in self._queue:
                future.cancel()
        for future in self._calls if wait else ():
            self.machine.wait_for(future)

    def _initialize(self, worker):
        if worker.is_initialized or not self._initializer or self._broken:
            return
        worker.is_initialized = True
        try:
            self._initializer(*self._initargs)
        except BaseException:
            logging.getLogger("concurrent.futures").critical("Exception in initializer:", exc_info=True)
            self._broken = True

    def _work(self, worker):
        """A worker: takes calls until there are none."""
        while self._queue:
            future, function, args, kwargs = self._queue.popleft()
            if not future.set_running_or_notify_cancel():
                continue
            self._initialize(worker)
            try:
                if self._broken:
                    raise self.broken_error(self.broken_text)
                result = function(*args, **kwargs)
            except BaseException as error:
                future.set_exception(error)
            else:
                future.set_result(result)
        self._idle.append(worker)
        self._idle.sort(key=lambda each: each.number)


def install(clock):
    machine = Machine(clock)
    clock.machine = machine

    class ThreadPoolExecutor(_VirtualPool):
        broken_error = concurrent.futures.thread.BrokenThreadPool
        broken_text = "A thread initializer failed, the thread pool is not usable anymore"

    class ProcessPoolExecutor(_VirtualPool):
        default_workers = DEFAULT_PROCESSES
        broken_error = concurrent.futures.BrokenExecutor

    VirtualFuture.machine = VirtualEvent.machine = _VirtualPool.machine = machine
    # as_completed() and wait() make their events by this name, and read the time by the other.
    concurrent.futures._base.threading = types.SimpleNamespace(**{**vars(threading), "Event": VirtualEvent})
    concurrent.futures._base.time = Clock(clock)
    for pool in (ThreadPoolExecutor, ProcessPoolExecutor):
        pool.__module__ = "concurrent.futures"
        pool.__qualname__ = pool.__name__
        setattr(concurrent.futures, pool.__name__, pool)
    atexit.register(machine.finish)
    return machine
