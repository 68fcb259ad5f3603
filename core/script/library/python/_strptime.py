"""What datetime.strptime() reads: texts of dates and times, by the directives of strftime()."""

_days = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_months = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_composed = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S"}


def _digits(text, at, most):
    end = at
    while end < len(text) and end - at < most and text[end].isdecimal():
        end += 1
    return end


def _numbers(least, most, width, *, with_space=False, exact=False):
    """A reader of numbers in a range: gives (value, end), the longer texts first."""

    def read(text, at):
        if with_space and text[at:at + 1] == " " and text[at + 1:at + 2].isdecimal() and text[at + 1] != "0":
            yield int(text[at + 1]), at + 2
        for end in range(_digits(text, at, width), at + (width - 1 if exact else 0), -1):
            if least <= int(text[at:end]) <= most:
                yield int(text[at:end]), end

    return read


def _names(names):
    def read(text, at):
        for index, name in sorted(enumerate(names), key=lambda each: -len(each[1])):
            if text[at:at + len(name)].lower() == name:
                yield index, at + len(name)

    return read


def _fraction(text, at):
    for end in range(_digits(text, at, 6), at, -1):
        yield int(text[at:end].ljust(6, "0")), end


def _offset(text, at):
    """Seconds east of UTC, and microseconds."""
    if text[at:at + 1] == "Z":
        yield (0, 0), at + 1
        return
    if text[at:at + 1] not in ("+", "-") or text[at:at + 1] == "":
        return
    sign = -1 if text[at] == "-" else 1
    if _digits(text, at + 1, 2) != at + 3:
        return
    end = at + 3 + (text[at + 3:at + 4] == ":")
    if _digits(text, end, 2) != end + 2 or text[end] > "5":
        return
    seconds = int(text[at + 1:at + 3]) * 3600 + int(text[end:end + 2]) * 60
    short = (sign * seconds, 0), end + 2
    end += 2
    more = end + (text[end:end + 1] == ":")
    if _digits(text, more, 2) == more + 2 and text[more] <= "5":
        seconds += int(text[more:more + 2])
        more += 2
        if text[more:more + 1] == "." and _digits(text, more + 1, 6) > more + 1:
            last = _digits(text, more + 1, 6)
            yield (sign * seconds, sign * int(text[more + 1:last].ljust(6, "0"))), last
        yield (sign * seconds, 0), more
    yield short


_readers = {
    "a": _names([name[:3] for name in _days]),
    "A": _names(_days),
    "b": _names([name[:3] for name in _months]),
    "B": _names(_months),
    "d": _numbers(1, 31, 2, with_space=True),
    "f": _fraction,
    "H": _numbers(0, 23, 2),
    "I": _numbers(1, 12, 2),
    "j": _numbers(1, 366, 3),
    "m": _numbers(1, 12, 2),
    "M": _numbers(0, 59, 2),
    "p": _names(["am", "pm"]),
    "S": _numbers(0, 61, 2),
    "w": _numbers(0, 6, 1),
    "y": _numbers(0, 99, 2, exact=True),
    "Y": _numbers(0, 9999, 4, exact=True),
    "z": _offset,
    "Z": _names(["utc", "gmt"]),
}


def _parts(format):
    """The format as a list of directives ("%d"), single characters, and " " for any space."""
    parts = []
    at = 0
    while at < len(format):
        if format[at] == "%":
            letter = format[at + 1:at + 2]
            if letter == "":
                raise ValueError(f"stray % in format {format!r}")
            if letter in _composed:
                parts += _parts(_composed[letter])
            elif letter == "%":
                parts.append("%")
            elif letter in _readers:
                parts.append("%" + letter)
            else:
                raise ValueError(f"{letter!r} is a bad directive in format {format!r}")
            at += 2
        else:
            if not format[at].isspace():
                parts.append(format[at])
            elif parts[-1:] != [" "]:
                parts.append(" ")
            at += 1
    return parts


def _match(parts, index, text, at, found):
    """Where the text that the parts fit ends, or None; fills `found`."""
    if index == len(parts):
        return at
    part = parts[index]
    if len(part) == 1:
        if part == " ":
            end = at
            while end < len(text) and text[end].isspace():
                end += 1
            for each in range(end, at, -1):
                last = _match(parts, index + 1, text, each, found)
                if last is not None:
                    return last
            return None
        return _match(parts, index + 1, text, at + 1, found) if text[at:at + 1].lower() == part.lower() else None
    for value, end in _readers[part[1]](text, at):
        last = _match(parts, index + 1, text, end, found)
        if last is not None:
            found[part[1]] = value
            return last
    return None


def parse(text, format):
    """The values of the directives by their letters."""
    for index, argument in enumerate((text, format)):
        if not isinstance(argument, str):
            raise TypeError(f"strptime() argument {index} must be str, not {type(argument)!r}")
    parts = _parts(format)
    found = {}
    end = _match(parts, 0, text, 0, found)
    if end is None:
        raise ValueError(f"time data {text!r} does not match format {format!r}")
    if end != len(text):
        raise ValueError(f"unconverted data remains: {text[end:]}")
    return found
