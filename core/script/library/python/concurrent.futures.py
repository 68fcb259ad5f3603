"""Pools of threads and processes. Their threads are simulated: which one runs when is decided in C++ (_pools)."""

from collections import namedtuple as _namedtuple
from time import monotonic as _now

from _pools import CancelledError, Error, Future, InvalidStateError
from _pools import Pool as _Pool, create_signal as _create_signal, running_thread as _running_thread

TimeoutError = TimeoutError
FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"


class BrokenExecutor(RuntimeError):
    """A pool that can take no more calls."""

    __module__ = "concurrent.futures._base"


_BrokenThreadPool = type("BrokenThreadPool", (BrokenExecutor,), {"__module__": "concurrent.futures.thread"})
_BrokenProcessPool = type("BrokenProcessPool", (BrokenExecutor,), {"__module__": "concurrent.futures.process"})
_DoneAndNotDoneFutures = _namedtuple("DoneAndNotDoneFutures", "done not_done")
_DoneAndNotDoneFutures.__module__ = "concurrent.futures._base"


class Executor:
    """What takes calls and runs them somewhere."""

    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        end = None if timeout is None else _now() + timeout
        futures = [self.submit(fn, *arguments) for arguments in zip(*iterables)]
        futures.reverse()

        def results():
            try:
                while futures:
                    yield futures.pop().result(None if end is None else end - _now())
            finally:
                for future in futures:
                    future.cancel()

        return results()

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False


class _PoolExecutor(Executor):
    _default_workers = None
    _has_own_cpus = False
    _counts = {}  # by kind: how many pools have been named

    def __init__(self, max_workers, name, initializer, initargs):
        if max_workers is None:
            max_workers = self._default_workers
        elif max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        self._max_workers = max_workers
        if not name:
            name = f"{self._kind}-{_PoolExecutor._counts.get(self._kind, 0)}"
            _PoolExecutor._counts[self._kind] = _PoolExecutor._counts.get(self._kind, 0) + 1
        self._pool = _Pool(max_workers, name, self._has_own_cpus)
        self._is_shut_down = False
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._initializer = initializer
        self._initargs = initargs
        self._initialized = set()  # threads
        self._broken = None  # why

    def submit(self, fn, /, *args, **kwargs):
        if self._broken:
            raise self._broken_error(self._broken)
        if self._is_shut_down:
            raise RuntimeError("cannot schedule new futures after shutdown")
        if self._initializer is None:
            return self._pool.submit(fn, *args, **kwargs)
        return self._pool.submit(self._call_initialized, fn, args, kwargs)

    def _call_initialized(self, fn, args, kwargs):
        """On a thread of the pool, which the first call on it prepares."""
        if not self._broken and _running_thread() not in self._initialized:
            self._initialized.add(_running_thread())
            try:
                self._initializer(*self._initargs)
            except BaseException:
                self._broken = self._broken_text
                import logging
                logging.getLogger("concurrent.futures").critical("Exception in initializer:", exc_info=True)
        if self._broken:
            raise self._broken_error(self._broken)
        return fn(*args, **kwargs)

    def shutdown(self, wait=True, *, cancel_futures=False):
        self._is_shut_down = True
        if cancel_futures:
            self._pool.cancel_pending()
        if wait:
            for future in self._pool.unfinished():
                try:
                    future.exception()
                except CancelledError:
                    pass


class ThreadPoolExecutor(_PoolExecutor):
    """Threads: six, unless it is said how many."""

    _kind = "ThreadPoolExecutor"
    _default_workers = 6
    _broken_error = _BrokenThreadPool
    _broken_text = "A thread initializer failed, the thread pool is not usable anymore"

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        super().__init__(max_workers, thread_name_prefix, initializer, initargs)


class ProcessPoolExecutor(_PoolExecutor):
    """Processes: two, unless it is said how many. In a scenario they share their memory."""

    _kind = "ProcessPoolExecutor"
    _default_workers = 2
    _broken_error = _BrokenProcessPool
    _broken_text = "A child process terminated abruptly, the process pool is not usable anymore"
    _has_own_cpus = True

    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None):
        super().__init__(max_workers, None, initializer, initargs)


def _block_until(signal, timeout):
    """Until the signal is cancelled, or the time is over."""
    try:
        signal.exception(timeout)
    except (CancelledError, TimeoutError):
        pass


def _has_failed(future):
    return future.done() and not future.cancelled() and future.exception() is not None


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """Blocks until the futures are done, or one of them; gives those that are, and those that are not."""
    futures = list(dict.fromkeys(fs))

    def is_enough():
        done = [future for future in futures if future.done()]
        if len(done) == len(futures) or return_when == FIRST_COMPLETED and done:
            return True
        return return_when == FIRST_EXCEPTION and any(map(_has_failed, done))

    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED) and not all(f.done() for f in futures):
        raise ValueError("Invalid return condition: %r" % return_when)
    if not is_enough():
        signal = _create_signal()
        for future in futures:
            future.add_done_callback(lambda _: is_enough() and signal.cancel())
        _block_until(signal, timeout)
    done = {future for future in futures if future.done()}
    return _DoneAndNotDoneFutures(done, set(futures) - done)


def as_completed(fs, timeout=None):
    """The futures in the order in which they are done."""
    end = None if timeout is None else _now() + timeout
    waiting = list(dict.fromkeys(fs))
    done = []
    signal = None

    def note(future):
        done.append(future)
        if signal is not None:
            signal.cancel()

    for future in waiting:
        future.add_done_callback(note)
    for given in range(len(waiting)):
        if given == len(done):
            left = None if end is None else end - _now()
            if left is None or left >= 0:
                signal = _create_signal()
                _block_until(signal, left)
            if given == len(done):
                raise TimeoutError("%d (of %d) futures unfinished" % (len(waiting) - given, len(waiting)))
        yield done[given]
