"""JSON: text from values, values from text."""

_infinity = float("inf")


class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        super().__init__("%s: line %d column %d (char %d)" % (msg, lineno, colno, pos))
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno


# ---- text from values ----

_escapes = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\f": "\\f", "\b": "\\b"}


def _quoted(text, ensure_ascii):
    parts = []
    for character in text:
        code = ord(character)
        if character in _escapes:
            parts.append(_escapes[character])
        elif 32 <= code < 127 or (code > 126 and not ensure_ascii):
            parts.append(character)
        elif code < 0x10000:
            parts.append("\\u%04x" % code)
        else:
            code -= 0x10000
            parts.append("\\u%04x\\u%04x" % (0xD800 | code >> 10, 0xDC00 | code & 0x3FF))
    return '"' + "".join(parts) + '"'


class JSONEncoder:
    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False, indent=None,
                 separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        parts = []
        self._write(o, parts.append, "\n", [])
        return "".join(parts)

    def iterencode(self, o, _one_shot=False):
        parts = []
        self._write(o, parts.append, "\n", [])
        return iter(parts)

    def _float(self, value):
        if value != value:
            text = "NaN"
        elif value == _infinity:
            text = "Infinity"
        elif value == -_infinity:
            text = "-Infinity"
        else:
            return float.__repr__(value)
        if not self.allow_nan:
            shown = "" if self.indent is None else ": " + repr(value)
            raise ValueError("Out of range float values are not JSON compliant" + shown)
        return text

    def _atom(self, value):
        """The text of a value that holds no others; None for one that does."""
        if isinstance(value, str):
            return _quoted(value, self.ensure_ascii)
        if value is None:
            return "null"
        if value is True:
            return "true"
        if value is False:
            return "false"
        if isinstance(value, int):
            return int.__repr__(value)
        if isinstance(value, float):
            return self._float(value)
        return None

    def _key(self, key):
        if isinstance(key, str):
            return key
        if isinstance(key, float):
            return self._float(key)
        if key is True:
            return "true"
        if key is False:
            return "false"
        if key is None:
            return "null"
        if isinstance(key, int):
            return int.__repr__(key)
        if self.skipkeys:
            return None
        raise TypeError(f"keys must be str, int, float, bool or None, not {key.__class__.__name__}")

    def _write(self, value, write, line, outer):
        atom = self._atom(value)
        if atom is not None:
            write(atom)
            return
        if self.check_circular:
            if any(other is value for other in outer):
                raise ValueError("Circular reference detected")
            outer.append(value)
        if isinstance(value, (list, tuple)):
            self._write_items("[]", [(None, item) for item in value], write, line, outer)
        elif isinstance(value, dict):
            pairs = sorted(value.items()) if self.sort_keys else value.items()
            named = [(self._key(key), item) for key, item in pairs]
            self._write_items("{}", [pair for pair in named if pair[0] is not None], write, line, outer)
        else:
            self._write(self.default(value), write, line, outer)
        if self.check_circular:
            outer.pop()

    def _write_items(self, brackets, items, write, line, outer):
        if not items:
            write(brackets)
            return
        write(brackets[0])
        separator = self.item_separator
        inner = line
        if self.indent is not None:
            inner = line + (" " * self.indent if isinstance(self.indent, int) else self.indent)
            separator += inner
            write(inner)
        first = True
        for key, item in items:
            if not first:
                write(separator)
            first = False
            if key is not None:
                write(_quoted(key, self.ensure_ascii))
                write(self.key_separator)
            self._write(item, write, inner, outer)
        if self.indent is not None:
            write(line)
        write(brackets[1])


def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, separators=None,
          default=None, sort_keys=False, **kw):
    if cls is None:
        cls = JSONEncoder
    return cls(skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular, allow_nan=allow_nan, indent=indent,
               separators=separators, default=default, sort_keys=sort_keys, **kw).encode(obj)


# ---- values from text ----

_unescapes = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_blanks = " \t\n\r"
_digits = "0123456789"


class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True, object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or {"NaN": float("nan"), "Infinity": _infinity, "-Infinity": -_infinity}.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def decode(self, s):
        value, end = self.raw_decode(s, _skip(s, 0))
        end = _skip(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return value

    def raw_decode(self, s, idx=0):
        try:
            return self._value(s, idx)
        except StopIteration as error:
            raise JSONDecodeError("Expecting value", s, error.value) from None

    def _value(self, s, at):
        start = s[at:at + 1]
        if start == '"':
            return self._string(s, at + 1)
        if start == "{":
            return self._object(s, at + 1)
        if start == "[":
            return self._array(s, at + 1)
        for word, value in (("null", None), ("true", True), ("false", False)):
            if s.startswith(word, at):
                return value, at + len(word)
        if start == "-" or start and start in _digits:
            result = self._number(s, at)
            if result is not None:
                return result
        for word in ("NaN", "Infinity", "-Infinity"):
            if s.startswith(word, at):
                return self.parse_constant(word), at + len(word)
        raise StopIteration(at)

    def _number(self, s, at):
        end = at + (s[at] == "-")
        first = s[end:end + 1]
        if not first or first not in _digits:
            return None
        end = end + 1 if first == "0" else _skip(s, end, _digits)
        whole_end = end
        fraction = exponent = ""
        if s.startswith(".", end) and s[end + 1:end + 2] in _digits and end + 1 < len(s):
            end = _skip(s, end + 1, _digits)
            fraction = s[whole_end:end]
        if s[end:end + 1] in ("e", "E"):
            digits = end + 1 + (s[end + 1:end + 2] in ("+", "-"))
            stop = _skip(s, digits, _digits)
            if stop > digits:
                exponent = s[end:stop]
                end = stop
        if fraction or exponent:
            return self.parse_float(s[at:end]), end
        return self.parse_int(s[at:end]), end

    def _string(self, s, at):
        begin = at - 1
        parts = []
        while True:
            stop = at
            while stop < len(s) and s[stop] not in '"\\' and s[stop] >= " ":
                stop += 1
            parts.append(s[at:stop])
            if stop >= len(s):
                raise JSONDecodeError("Unterminated string starting at", s, begin)
            character = s[stop]
            if character == '"':
                return "".join(parts), stop + 1
            if character != "\\":
                if self.strict:
                    raise JSONDecodeError("Invalid control character at", s, stop)
                parts.append(character)
                at = stop + 1
                continue
            escape = s[stop + 1:stop + 2]
            if not escape:
                raise JSONDecodeError("Unterminated string starting at", s, begin)
            if escape != "u":
                if escape not in _unescapes:
                    raise JSONDecodeError("Invalid \\escape", s, stop)
                parts.append(_unescapes[escape])
                at = stop + 2
                continue
            code = self._hex(s, stop + 2)
            at = stop + 6
            if 0xD800 <= code <= 0xDBFF and at + 6 < len(s) and s.startswith("\\u", at):
                low = self._hex(s, at + 2)
                if 0xDC00 <= low <= 0xDFFF:
                    code = 0x10000 + ((code - 0xD800) << 10 | low - 0xDC00)
                    at += 6
            parts.append(chr(code))

    @staticmethod
    def _hex(s, at):
        digits = s[at:at + 4]
        if at + 4 >= len(s) or any(digit not in "0123456789abcdefABCDEF" for digit in digits):
            raise JSONDecodeError("Invalid \\uXXXX escape", s, at - 1)
        return int(digits, 16)

    def _array(self, s, at):
        values = []
        at = _skip(s, at)
        if s.startswith("]", at):
            return values, at + 1
        while True:
            try:
                value, at = self._value(s, at)
            except StopIteration as error:
                raise JSONDecodeError("Expecting value", s, error.value) from None
            values.append(value)
            at = _skip(s, at)
            if s.startswith("]", at):
                return values, at + 1
            if not s.startswith(",", at):
                raise JSONDecodeError("Expecting ',' delimiter", s, at)
            at = _skip(s, at + 1)

    def _object(self, s, at):
        pairs = []
        at = _skip(s, at)
        if s.startswith("}", at):
            at += 1
        else:
            at = self._pairs(s, at, pairs)
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs), at
        made = dict(pairs)
        return (made if self.object_hook is None else self.object_hook(made)), at

    def _pairs(self, s, at, pairs):
        while True:
            if not s.startswith('"', at):
                raise JSONDecodeError("Expecting property name enclosed in double quotes", s, at)
            key, at = self._string(s, at + 1)
            at = _skip(s, at)
            if not s.startswith(":", at):
                raise JSONDecodeError("Expecting ':' delimiter", s, at)
            at = _skip(s, at + 1)
            try:
                value, at = self._value(s, at)
            except StopIteration as error:
                raise JSONDecodeError("Expecting value", s, error.value) from None
            pairs.append((key, value))
            at = _skip(s, at)
            if s.startswith("}", at):
                return at + 1
            if not s.startswith(",", at):
                raise JSONDecodeError("Expecting ',' delimiter", s, at)
            at = _skip(s, at + 1)


def _skip(s, at, characters=_blanks):
    while at < len(s) and s[at] in characters:
        at += 1
    return at


def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None, **kw):
    if isinstance(s, bytes):
        s = s.decode("utf-8-sig")
    elif not isinstance(s, str):
        raise TypeError(f"the JSON object must be str, bytes or bytearray, not {s.__class__.__name__}")
    elif s.startswith("\ufeff"):
        raise JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0)
    if cls is None:
        cls = JSONDecoder
    return cls(object_hook=object_hook, parse_float=parse_float, parse_int=parse_int, parse_constant=parse_constant,
               object_pairs_hook=object_pairs_hook, **kw).decode(s)
