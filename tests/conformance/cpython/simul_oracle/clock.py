"""Virtual time: whole nanoseconds from 0, moved by blocking calls and by an idle loop, by nothing else."""

import datetime
import functools
import itertools
import math
import operator
import sys
import time
import types

LAST_INSTANT = 2**63 - 1


class VirtualClock:
    def __init__(self):
        self.now = 0
        self.machine = None  # the pools' threads, which go on while one blocks
        self._sequence = itertools.count()

    def next_sequence(self):
        """Orders what falls due at one instant: by when it was set."""
        return next(self._sequence)

    def seconds(self):
        return self.now / 1e9

    def after(self, duration):
        return min(self.now + duration, LAST_INSTANT)

    def advance_to(self, instant):
        self.now = max(self.now, min(instant, LAST_INSTANT))

    def block(self, duration):
        """A blocking call of `duration` nanoseconds."""
        self.machine.block(duration)


def nanoseconds(seconds):
    """Seconds to the nearest nanosecond, ties to even: the one rounding a timer undergoes."""
    product = float(seconds) * 1e9
    if math.isnan(product):
        return 0  # 3.11's heap finds such a timer due at once
    if math.isinf(product):
        return LAST_INSTANT if product > 0 else -LAST_INSTANT
    return max(-LAST_INSTANT, min(round(product), LAST_INSTANT))


def install(clock):
    def sleep(seconds, /):
        if not isinstance(seconds, float):
            seconds = operator.index(seconds)
        elif math.isnan(seconds):
            raise ValueError("Invalid value NaN (not a number)")
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        clock.block(nanoseconds(seconds))

    def work(seconds):
        """Compute for `seconds` seconds."""
        sleep(seconds)

    time.sleep = sleep
    for name in ("perf_counter", "monotonic", "time"):
        setattr(time, name, clock.seconds)
        setattr(time, name + "_ns", lambda: clock.now)

    for name in ("gmtime", "localtime", "ctime"):
        setattr(time, name, _of_now(getattr(time, name), clock.seconds))
    for name in ("asctime", "strftime"):
        setattr(time, name, _of_now(getattr(time, name), time.gmtime))

    simul = types.ModuleType("simul", "What a scenario may say to Simul.")
    simul.work = work
    sys.modules["simul"] = simul
    _install_datetime(clock)


def _of_now(function, now):
    """A function of the calendar that reads the clock where its last argument is not given."""
    missing = 1 if function.__name__ == "strftime" else 0

    def reading(*arguments):
        is_given = len(arguments) > missing and arguments[-1] is not None
        return function(*arguments) if is_given else function(*arguments[:missing], now())

    # Like a built-in function, it does not become a method of a class that keeps it: logging's formatters do.
    return functools.partial(reading)


def _install_datetime(clock):
    """The calendar begins at the epoch, in UTC."""
    epoch = datetime.datetime(1970, 1, 1)

    class VirtualDatetime(datetime.datetime):
        @classmethod
        def now(cls, tz=None):
            moment = epoch + datetime.timedelta(microseconds=clock.now // 1000)
            if tz is not None:
                moment = moment.replace(tzinfo=datetime.timezone.utc).astimezone(tz)
            return cls(*moment.timetuple()[:6], moment.microsecond, moment.tzinfo)

        @classmethod
        def utcnow(cls):
            return cls.now()

        @classmethod
        def today(cls):
            return cls.now()

    VirtualDatetime.__name__ = VirtualDatetime.__qualname__ = "datetime"
    VirtualDatetime.__module__ = "datetime"
    datetime.datetime = VirtualDatetime
