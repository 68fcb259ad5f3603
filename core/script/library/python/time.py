"""The virtual clock, and the calendar that begins with it: 1970-01-01 in UTC."""

from _time import monotonic, monotonic_ns, perf_counter, perf_counter_ns, sleep, time, time_ns

timezone = 0
altzone = 0
daylight = 0
tzname = ("UTC", "UTC")

_days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]


class struct_time(tuple):
    """(year, month, day, hour, minute, second, weekday, day of the year, daylight saving)"""

    __slots__ = ()
    _fields = ("tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst")
    tm_year = property(lambda self: self[0])
    tm_mon = property(lambda self: self[1])
    tm_mday = property(lambda self: self[2])
    tm_hour = property(lambda self: self[3])
    tm_min = property(lambda self: self[4])
    tm_sec = property(lambda self: self[5])
    tm_wday = property(lambda self: self[6])
    tm_yday = property(lambda self: self[7])
    tm_isdst = property(lambda self: self[8])
    tm_zone = "UTC"
    tm_gmtoff = 0

    def __new__(cls, sequence):
        items = tuple(sequence)
        if len(items) < 9:
            raise TypeError(f"time.struct_time() takes an at least 9-sequence ({len(items)}-sequence given)")
        return tuple.__new__(cls, items[:9])

    def __repr__(self):
        return f"time.struct_time({', '.join(f'{name}={value!r}' for name, value in zip(self._fields, self))})"


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in(year, month):
    return 29 if month == 2 and _is_leap(year) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def gmtime(seconds=None, /):
    if seconds is None:
        seconds = time()
    days, rest = divmod(int(seconds // 1), 86400)
    weekday = (days + 3) % 7
    year = 1970
    while days < 0 or days >= 365 + _is_leap(year):
        if days < 0:
            year -= 1
            days += 365 + _is_leap(year)
        else:
            days -= 365 + _is_leap(year)
            year += 1
    day_of_year = days + 1
    month = 1
    while days >= _days_in(year, month):
        days -= _days_in(year, month)
        month += 1
    return struct_time((year, month, days + 1, rest // 3600, rest // 60 % 60, rest % 60, weekday, day_of_year, 0))


localtime = gmtime


def mktime(t, /):
    days = sum(365 + _is_leap(year) for year in range(1970, t[0]))
    days += sum(_days_in(t[0], month) for month in range(1, t[1])) + t[2] - 1
    return float(days * 86400 + t[3] * 3600 + t[4] * 60 + t[5])


def asctime(t=None, /):
    if t is None:
        t = localtime()
    return "%s %s %2d %02d:%02d:%02d %d" % (_days[t[6]][:3], _months[t[1] - 1][:3], t[2], t[3], t[4], t[5], t[0])


def ctime(seconds=None, /):
    return asctime(localtime(seconds))


def _iso_week(t):
    """(year, week) of ISO 8601."""
    week = (t[7] - t[6] + 9) // 7
    if week < 1:
        last_year = t[0] - 1
        length = 365 + _is_leap(last_year)
        return last_year, (t[7] + length - t[6] + 9) // 7
    january_first = (t[6] - t[7] + 1) % 7
    if week == 53 and not (january_first == 3 or january_first == 2 and _is_leap(t[0])):
        return t[0] + 1, 1
    return t[0], week


_directives = {
    "a": lambda t: _days[t[6]][:3],
    "A": lambda t: _days[t[6]],
    "b": lambda t: _months[t[1] - 1][:3],
    "B": lambda t: _months[t[1] - 1],
    "c": lambda t: asctime(t),
    "C": lambda t: "%02d" % (t[0] // 100),
    "d": lambda t: "%02d" % t[2],
    "D": lambda t: strftime("%m/%d/%y", t),
    "e": lambda t: "%2d" % t[2],
    "F": lambda t: strftime("%Y-%m-%d", t),
    "g": lambda t: "%02d" % (_iso_week(t)[0] % 100),
    "G": lambda t: "%d" % _iso_week(t)[0],
    "h": lambda t: _months[t[1] - 1][:3],
    "H": lambda t: "%02d" % t[3],
    "I": lambda t: "%02d" % ((t[3] + 11) % 12 + 1),
    "j": lambda t: "%03d" % t[7],
    "k": lambda t: "%2d" % t[3],
    "l": lambda t: "%2d" % ((t[3] + 11) % 12 + 1),
    "m": lambda t: "%02d" % t[1],
    "M": lambda t: "%02d" % t[4],
    "n": lambda t: "\n",
    "p": lambda t: "AM" if t[3] < 12 else "PM",
    "r": lambda t: strftime("%I:%M:%S %p", t),
    "R": lambda t: strftime("%H:%M", t),
    "s": lambda t: "%d" % mktime(t),
    "S": lambda t: "%02d" % t[5],
    "t": lambda t: "\t",
    "T": lambda t: strftime("%H:%M:%S", t),
    "u": lambda t: "%d" % (t[6] + 1),
    "U": lambda t: "%02d" % ((t[7] + 6 - (t[6] + 1) % 7) // 7),
    "V": lambda t: "%02d" % _iso_week(t)[1],
    "w": lambda t: "%d" % ((t[6] + 1) % 7),
    "W": lambda t: "%02d" % ((t[7] + 6 - t[6]) // 7),
    "x": lambda t: strftime("%m/%d/%y", t),
    "X": lambda t: strftime("%H:%M:%S", t),
    "y": lambda t: "%02d" % (t[0] % 100),
    "Y": lambda t: "%d" % t[0],
    "z": lambda t: "+0000",
    "Z": lambda t: "UTC",
    "%": lambda t: "%",
}


def strftime(format, t=None, /):
    if t is None:
        t = localtime()
    parts = []
    at = 0
    while at < len(format):
        if format[at] == "%" and format[at + 1:at + 2] in _directives:
            parts.append(_directives[format[at + 1]](t))
            at += 2
        else:
            parts.append(format[at])
            at += 1
    return "".join(parts)
