"""Dates, times and durations. now() reads the virtual clock, which begins at 1970-01-01 in UTC."""

import time as _time

MINYEAR = 1
MAXYEAR = 9999

_day_names = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_month_names = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_us_per_day = 86_400_000_000


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in_month(year, month):
    return 29 if month == 2 and _is_leap(year) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _days_before_year(year):
    last = year - 1
    return last * 365 + last // 4 - last // 100 + last // 400


def _to_ordinal(year, month, day):
    return _days_before_year(year) + sum(_days_in_month(year, each) for each in range(1, month)) + day


def _from_ordinal(ordinal):
    year = (ordinal - 1) * 400 // 146_097 + 1
    while _days_before_year(year) >= ordinal:
        year -= 1
    while _days_before_year(year + 1) < ordinal:
        year += 1
    day = ordinal - _days_before_year(year)
    month = 1
    while day > _days_in_month(year, month):
        day -= _days_in_month(year, month)
        month += 1
    return year, month, day


def _divide_and_round(a, b):
    """a / b to the nearest integer, ties to even."""
    quotient, rest = divmod(a, b)
    rest *= 2
    if (rest > b if b > 0 else rest < b) or (rest == b and quotient % 2 == 1):
        quotient += 1
    return quotient


# ---- timedelta ----


class timedelta:
    """A duration: days, seconds and microseconds."""

    __slots__ = ("_days", "_seconds", "_microseconds")

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        total = 0
        rest = 0.0
        for name, amount, unit in (("days", days, _us_per_day), ("seconds", seconds, 1_000_000), ("microseconds", microseconds, 1),
                                   ("milliseconds", milliseconds, 1000), ("minutes", minutes, 60_000_000), ("hours", hours, 3_600_000_000),
                                   ("weeks", weeks, 7 * _us_per_day)):
            if isinstance(amount, int):
                total += amount * unit
            elif isinstance(amount, float):
                if amount != amount:
                    raise ValueError("cannot convert float NaN to integer")
                if amount in (float("inf"), float("-inf")):
                    raise OverflowError("cannot convert float infinity to integer")
                whole = int(amount)
                total += whole * unit
                rest_of_unit = (amount - whole) * unit
                whole_of_rest = int(rest_of_unit)
                total += whole_of_rest
                rest += rest_of_unit - whole_of_rest
            else:
                raise TypeError(f"unsupported type for timedelta {name} component: {type(amount).__name__}")
        if rest:
            # Half a microsecond goes to the even one.
            whole = round(rest)
            if abs(rest - int(rest)) == 0.5:
                whole = 2 * round((rest + total % 2) / 2.0) - total % 2
            total += whole
        return cls._from_microseconds(total)

    @classmethod
    def _from_microseconds(cls, total):
        days, rest = divmod(total, _us_per_day)
        if abs(days) > 0x7FFFFFFF:
            raise OverflowError("Python int too large to convert to C int")
        if abs(days) > 999_999_999:
            raise OverflowError(f"days={days}; must have magnitude <= 999999999")
        self = object.__new__(cls)
        self._days = days
        self._seconds, self._microseconds = divmod(rest, 1_000_000)
        return self

    @property
    def days(self):
        return self._days

    @property
    def seconds(self):
        return self._seconds

    @property
    def microseconds(self):
        return self._microseconds

    def _total(self):
        return self._days * _us_per_day + self._seconds * 1_000_000 + self._microseconds

    def total_seconds(self):
        return self._total() / 10**6

    def __repr__(self):
        parts = [f"{name}={value}" for name, value in (("days", self._days), ("seconds", self._seconds), ("microseconds", self._microseconds))
                 if value]
        return f"datetime.{type(self).__qualname__}({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = "%d:%02d:%02d" % (hours, minutes, seconds)
        if self._days:
            text = "%d day%s, %s" % (self._days, "" if abs(self._days) == 1 else "s", text)
        return text + (".%06d" % self._microseconds if self._microseconds else "")

    def __add__(self, other):
        return timedelta._from_microseconds(self._total() + other._total()) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        return timedelta._from_microseconds(self._total() - other._total()) if isinstance(other, timedelta) else NotImplemented

    def __rsub__(self, other):
        return timedelta._from_microseconds(other._total() - self._total()) if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return timedelta._from_microseconds(-self._total())

    def __pos__(self):
        return self

    def __abs__(self):
        return -self if self._days < 0 else self

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._from_microseconds(self._total() * other)
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return timedelta._from_microseconds(_divide_and_round(self._total() * a, b))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total() // other._total()
        return timedelta._from_microseconds(self._total() // other) if isinstance(other, int) else NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total() / other._total()
        if isinstance(other, int):
            return timedelta._from_microseconds(_divide_and_round(self._total(), other))
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return timedelta._from_microseconds(_divide_and_round(b * self._total(), a))
        return NotImplemented

    def __mod__(self, other):
        return timedelta._from_microseconds(self._total() % other._total()) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        quotient, rest = divmod(self._total(), other._total())
        return quotient, timedelta._from_microseconds(rest)

    def __eq__(self, other):
        return self._total() == other._total() if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._total() < other._total() if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._total() <= other._total() if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._total() > other._total() if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._total() >= other._total() if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash((self._days, self._seconds, self._microseconds))

    def __bool__(self):
        return self._total() != 0


timedelta.min = timedelta(-999_999_999)
timedelta.max = timedelta(days=999_999_999, hours=23, minutes=59, seconds=59, microseconds=999_999)
timedelta.resolution = timedelta(microseconds=1)


# ---- time zones ----


class tzinfo:
    """What a time zone answers: subclasses define it."""

    __slots__ = ()

    def tzname(self, dt):
        raise NotImplementedError("tzinfo subclass must override tzname()")

    def utcoffset(self, dt):
        raise NotImplementedError("tzinfo subclass must override utcoffset()")

    def dst(self, dt):
        raise NotImplementedError("tzinfo subclass must override dst()")

    def fromutc(self, dt):
        return dt + self.utcoffset(dt)


def _offset_text(offset, separator=":"):
    """"+05:30"; nothing for None."""
    if offset is None:
        return ""
    sign = "-" if offset.days < 0 else "+"
    total = abs(offset)._total()
    hours, rest = divmod(total, 3_600_000_000)
    minutes, rest = divmod(rest, 60_000_000)
    seconds, micros = divmod(rest, 1_000_000)
    text = "%s%02d%s%02d" % (sign, hours, separator, minutes)
    if seconds or micros:
        text += "%s%02d" % (separator, seconds)
    return text + (".%06d" % micros if micros else "")


class timezone(tzinfo):
    """A fixed distance from UTC."""

    __slots__ = ("_offset", "_name")

    def __init__(self, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError("offset must be a timedelta")
        if not -timedelta(days=1) < offset < timedelta(days=1):
            raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), "
                             f"not {offset!r}.")
        self._offset = offset
        self._name = name

    def utcoffset(self, dt):
        return self._offset

    def dst(self, dt):
        return None

    def tzname(self, dt):
        if self._name is not None:
            return self._name
        return "UTC" + _offset_text(self._offset) if self._offset else "UTC"

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __str__(self):
        return self.tzname(None)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        if self._name is None:
            return f"datetime.timezone({self._offset!r})"
        return f"datetime.timezone({self._offset!r}, {self._name!r})"


UTC = timezone.utc = timezone(timedelta(0))


def _check_int(name, value, least, most):
    if not isinstance(value, int):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    if not least <= value <= most:
        raise ValueError(f"{name} must be in {least}..{most}" if name not in ("year", "day") else
                         f"year {value} is out of range" if name == "year" else "day is out of range for month")
    return value


# ---- date ----


class IsoCalendarDate(tuple):
    """Year, week and weekday of ISO 8601."""

    def __new__(cls, year, week, weekday):
        return super().__new__(cls, (year, week, weekday))

    @property
    def year(self):
        return self[0]

    @property
    def week(self):
        return self[1]

    @property
    def weekday(self):
        return self[2]

    def __repr__(self):
        return f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})"


class date:
    __slots__ = ("_year", "_month", "_day")

    def __new__(cls, year, month, day):
        _check_int("year", year, MINYEAR, MAXYEAR)
        _check_int("month", month, 1, 12)
        _check_int("day", day, 1, _days_in_month(year, month))
        self = object.__new__(cls)
        self._year, self._month, self._day = year, month, day
        return self

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromtimestamp(cls, timestamp):
        return cls(*_time.localtime(timestamp)[:3])

    @classmethod
    def fromordinal(cls, n):
        if n < 1:
            raise ValueError("ordinal must be >= 1")
        return cls(*_from_ordinal(n))

    @classmethod
    def fromisoformat(cls, date_string):
        parts = date_string.split("-")
        if len(date_string) != 10 or [len(part) for part in parts] != [4, 2, 2]:
            raise ValueError(f"Invalid isoformat string: {date_string!r}")
        return cls(*map(int, parts))

    def toordinal(self):
        return _to_ordinal(self._year, self._month, self._day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        monday = self.toordinal() - self.weekday()
        year = date.fromordinal(monday + 3).year
        week = (monday + 3 - _days_before_year(year) - 1) // 7 + 1
        return IsoCalendarDate(year, week, self.isoweekday())

    def timetuple(self):
        return self._struct_time(0, 0, 0)

    def _struct_time(self, hour, minute, second):
        day_of_year = self.toordinal() - _days_before_year(self._year)
        return _time.struct_time((self._year, self._month, self._day, hour, minute, second, self.weekday(), day_of_year, -1))

    def isoformat(self):
        return "%04d-%02d-%02d" % (self._year, self._month, self._day)

    __str__ = isoformat

    def ctime(self):
        return _time.asctime(self.timetuple())

    def strftime(self, format):
        return _time.strftime(format.replace("%f", "000000"), self.timetuple())

    def __format__(self, fmt):
        if not isinstance(fmt, str):
            raise TypeError(f"must be str, not {type(fmt).__name__}")
        return self.strftime(fmt) if fmt else str(self)

    def __repr__(self):
        return f"datetime.{type(self).__qualname__}({self._year}, {self._month}, {self._day})"

    def replace(self, year=None, month=None, day=None):
        return type(self)(self._year if year is None else year, self._month if month is None else month, self._day if day is None else day)

    def _key(self):
        return self._year, self._month, self._day

    def _compared(self, other, relation):
        if not isinstance(other, date) or isinstance(other, datetime) != isinstance(self, datetime):
            return NotImplemented
        return relation(self._key(), other._key())

    def __eq__(self, other):
        return self._compared(other, lambda a, b: a == b)

    def __lt__(self, other):
        return self._compared(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._compared(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._compared(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._compared(other, lambda a, b: a >= b)

    def __hash__(self):
        return hash(self._key())

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        ordinal = self.toordinal() + other.days
        if not 0 < ordinal <= 3_652_059:
            raise OverflowError("date value out of range")
        return type(self).fromordinal(ordinal)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)


# ---- time ----


def _clock_text(hour, minute, second, microsecond, timespec):
    if timespec == "auto":
        timespec = "microseconds" if microsecond else "seconds"
    if timespec == "hours":
        return "%02d" % hour
    if timespec == "minutes":
        return "%02d:%02d" % (hour, minute)
    text = "%02d:%02d:%02d" % (hour, minute, second)
    if timespec == "seconds":
        return text
    if timespec == "milliseconds":
        return text + ".%03d" % (microsecond // 1000)
    if timespec == "microseconds":
        return text + ".%06d" % microsecond
    raise ValueError("Unknown timespec value")


class time:
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self = object.__new__(cls)
        self._hour = _check_int("hour", hour, 0, 23)
        self._minute = _check_int("minute", minute, 0, 59)
        self._second = _check_int("second", second, 0, 59)
        self._microsecond = _check_int("microsecond", microsecond, 0, 999_999)
        self._tzinfo = tzinfo
        self._fold = fold
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    def _key(self):
        return self._hour, self._minute, self._second, self._microsecond

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(None)

    def isoformat(self, timespec="auto"):
        return _clock_text(*self._key(), timespec) + _offset_text(self.utcoffset())

    __str__ = isoformat

    def strftime(self, format):
        moment = _time.struct_time((1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1))
        return _time.strftime(format.replace("%f", "%06d" % self._microsecond), moment)

    def __format__(self, fmt):
        return self.strftime(fmt) if fmt else str(self)

    def __repr__(self):
        parts = [str(self._hour), str(self._minute)]
        if self._microsecond:
            parts += [str(self._second), str(self._microsecond)]
        elif self._second:
            parts.append(str(self._second))
        if self._tzinfo is not None:
            parts.append(f"tzinfo={self._tzinfo!r}")
        return f"datetime.{type(self).__qualname__}({', '.join(parts)})"

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, time) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, time) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if isinstance(other, time) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if isinstance(other, time) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if isinstance(other, time) else NotImplemented

    def __hash__(self):
        return hash(self._key())


time.min = time(0, 0)
time.max = time(23, 59, 59, 999_999)
time.resolution = timedelta(microseconds=1)


# ---- datetime ----


class datetime(date):
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self = date.__new__(cls, year, month, day)
        self._hour = _check_int("hour", hour, 0, 23)
        self._minute = _check_int("minute", minute, 0, 59)
        self._second = _check_int("second", second, 0, 59)
        self._microsecond = _check_int("microsecond", microsecond, 0, 999_999)
        self._tzinfo = tzinfo
        self._fold = fold
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def _from_microseconds(cls, total, tz=None):
        """Microseconds since 1970-01-01."""
        days, rest = divmod(total, _us_per_day)
        ordinal = days + 719_163
        if not 0 < ordinal <= 3_652_059:
            raise OverflowError("date value out of range")
        seconds, micros = divmod(rest, 1_000_000)
        return cls(*_from_ordinal(ordinal), seconds // 3600, seconds // 60 % 60, seconds % 60, micros, tz)

    @classmethod
    def now(cls, tz=None):
        made = cls._from_microseconds(_time.time_ns() // 1000, tz)
        return made if tz is None else made + tz.utcoffset(made)

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def utcnow(cls):
        return cls.now()

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        whole = int(timestamp // 1)
        made = cls._from_microseconds(whole * 1_000_000 + round((timestamp - whole) * 1e6), tz)
        return made if tz is None else made + tz.utcoffset(made)

    @classmethod
    def utcfromtimestamp(cls, timestamp):
        return cls.fromtimestamp(timestamp)

    @classmethod
    def strptime(cls, date_string, format, /):
        import _strptime
        found = _strptime.parse(date_string, format)
        year = found.get("Y", 1900)
        if "y" in found:
            year = found["y"] + (2000 if found["y"] <= 68 else 1900)
        month, day = found.get("b", found.get("B", found.get("m", 1) - 1)) + 1, found.get("d", 1)
        if "j" in found and not found.keys() & {"b", "B", "m", "d"}:
            of_year = date.fromordinal(_days_before_year(year) + found["j"])
            year, month, day = of_year.year, of_year.month, of_year.day
        hour = found.get("H", 0)
        if "I" in found:
            hour = found["I"] % 12 + (12 if found.get("p") == 1 else 0)
        if "z" in found:
            seconds, microseconds = found["z"]
            zone = timezone(timedelta(seconds=seconds, microseconds=microseconds))
        else:
            zone = None
        return cls(year, month, day, hour, found.get("M", 0), found.get("S", 0), found.get("f", 0), zone)

    @classmethod
    def combine(cls, date, time, tzinfo=None):
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond,
                   time.tzinfo if tzinfo is None else tzinfo)

    @classmethod
    def fromordinal(cls, n):
        return cls(*_from_ordinal(n))

    @classmethod
    def fromisoformat(cls, date_string):
        try:
            day = date.fromisoformat(date_string[:10])
            clock = date_string[11:]
            zone = None
            if clock.endswith("Z"):
                clock, zone = clock[:-1], UTC
            for sign in ("+", "-"):
                if sign in clock:
                    clock, _, offset = clock.partition(sign)
                    hours, _, minutes = offset.partition(":")
                    delta = timedelta(hours=int(hours), minutes=int(minutes or 0))
                    zone = timezone(-delta if sign == "-" else delta) if delta else UTC
            whole, _, fraction = clock.partition(".")
            parts = [int(part) for part in whole.split(":")] if whole else []
            micros = int(fraction[:6].ljust(6, "0")) if fraction else 0
            parts += [0] * (3 - len(parts))
            return cls(day.year, day.month, day.day, *parts, micros, zone)
        except (ValueError, IndexError):
            raise ValueError(f"Invalid isoformat string: {date_string!r}") from None

    def _microseconds(self):
        """Since 1970-01-01 on the same clock."""
        seconds = self._hour * 3600 + self._minute * 60 + self._second
        return (self.toordinal() - 719_163) * _us_per_day + seconds * 1_000_000 + self._microsecond

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(self)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(self)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(self)

    def astimezone(self, tz=None):
        if tz is None:
            tz = UTC
        offset = self.utcoffset() or timedelta(0)
        made = type(self)._from_microseconds(self._microseconds() - offset._total(), tz)
        return made + tz.utcoffset(made)

    def timestamp(self):
        offset = self.utcoffset() or timedelta(0)
        return (self._microseconds() - offset._total()) / 1_000_000

    def date(self):
        return date(self._year, self._month, self._day)

    def time(self):
        return time(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        return time(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

    def timetuple(self):
        return self._struct_time(self._hour, self._minute, self._second)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        given = (year, month, day, hour, minute, second, microsecond)
        own = self._key()
        return type(self)(*[old if new is None else new for new, old in zip(given, own)],
                          self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    def isoformat(self, sep="T", timespec="auto"):
        clock = _clock_text(self._hour, self._minute, self._second, self._microsecond, timespec)
        return f"{date.isoformat(self)}{sep}{clock}{_offset_text(self.utcoffset())}"

    def __str__(self):
        return self.isoformat(" ")

    def strftime(self, format):
        format = format.replace("%f", "%06d" % self._microsecond).replace("%z", _offset_text(self.utcoffset(), ""))
        return _time.strftime(format.replace("%Z", self.tzname() or ""), self.timetuple())

    def __repr__(self):
        parts = list(self._key())
        if parts[6] == 0:
            del parts[6]
            if parts[5] == 0:
                del parts[5]
        shown = [str(part) for part in parts]
        if self._tzinfo is not None:
            shown.append(f"tzinfo={self._tzinfo!r}")
        return f"datetime.{type(self).__qualname__}({', '.join(shown)})"

    def _key(self):
        return self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond

    def _compared(self, other, relation):
        if not isinstance(other, datetime):
            if isinstance(other, date) and not (relation(0, 0) and not relation(0, 1)):
                raise TypeError("can't compare datetime.datetime to datetime.date")
            return NotImplemented
        a, b = self.utcoffset(), other.utcoffset()
        if (a is None) != (b is None):
            if relation(0, 0) and not relation(0, 1):
                return False
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        zero = timedelta(0)
        return relation(self._microseconds() - (a or zero)._total(), other._microseconds() - (b or zero)._total())

    def __eq__(self, other):
        return self._compared(other, lambda a, b: a == b)

    __hash__ = date.__hash__

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self)._from_microseconds(self._microseconds() + other._total(), self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        a, b = self.utcoffset(), other.utcoffset()
        if (a is None) != (b is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        zero = timedelta(0)
        return timedelta._from_microseconds(self._microseconds() - other._microseconds()) + ((b or zero) - (a or zero))


datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999_999)
datetime.resolution = timedelta(microseconds=1)
