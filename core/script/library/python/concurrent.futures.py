"""Pools of threads and processes. Their threads are simulated: which one runs when is decided in C++ (_pools)."""

from _pools import CancelledError, Error, Future, InvalidStateError
from _pools import Pool as _Pool

TimeoutError = TimeoutError
FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"


class BrokenExecutor(RuntimeError):
    """A pool that can take no more calls."""


class Executor:
    """What takes calls and runs them somewhere."""

    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        futures = [self.submit(fn, *arguments) for arguments in zip(*iterables)]
        futures.reverse()

        def results():
            try:
                while futures:
                    yield futures.pop().result(timeout)
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

    def __init__(self, max_workers=None, name=None):
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

    def submit(self, fn, /, *args, **kwargs):
        if self._is_shut_down:
            raise RuntimeError("cannot schedule new futures after shutdown")
        return self._pool.submit(fn, *args, **kwargs)

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


def _run_initializer(initializer, initargs):
    if initializer is not None:
        raise NotImplementedError("Simul's pools take no initializer: do its work before the first call")


class ThreadPoolExecutor(_PoolExecutor):
    """Threads: six, unless it is said how many."""

    _kind = "ThreadPoolExecutor"
    _default_workers = 6

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        _run_initializer(initializer, initargs)
        super().__init__(max_workers, thread_name_prefix)


class ProcessPoolExecutor(_PoolExecutor):
    """Processes: two, unless it is said how many. In a scenario they share their memory."""

    _kind = "ProcessPoolExecutor"
    _default_workers = 2
    _has_own_cpus = True

    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None):
        _run_initializer(initializer, initargs)
        super().__init__(max_workers)


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """Blocks until the futures are done; gives those that are, and those that are not."""
    futures = set(fs)
    if return_when != ALL_COMPLETED or timeout is not None:
        raise NotImplementedError("Simul's wait() waits for all futures, without a time limit")
    for future in futures:
        try:
            future.exception()
        except CancelledError:
            pass
    return _DoneAndNotDone(futures, set())


class _DoneAndNotDone(tuple):
    def __new__(cls, done, not_done):
        return super().__new__(cls, (done, not_done))

    done = property(lambda self: self[0])
    not_done = property(lambda self: self[1])


def as_completed(fs, timeout=None):
    """The futures in the order in which they are done."""
    if timeout is not None:
        raise NotImplementedError("Simul's as_completed() has no time limit")
    done = []
    waiting = list(dict.fromkeys(fs))
    for future in waiting:
        future.add_done_callback(done.append)
    for position in range(len(waiting)):
        while len(done) <= position:
            next(future for future in waiting if not future.done()).exception()
        yield done[position]
