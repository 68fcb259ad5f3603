"""Characters by kind, and templates."""

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or " ").join(word.capitalize() for word in s.split(sep))


class Template:
    """"$name" and "${name}" are replaced; "$$" is a dollar sign."""

    delimiter = "$"

    def __init__(self, template):
        self.template = template

    def _pieces(self):
        """Literal text as a str; a placeholder as (name, the text of it); what is none as (None, index)."""
        text = self.template
        at = 0
        while True:
            start = text.find(self.delimiter, at)
            if start < 0:
                yield text[at:]
                return
            yield text[at:start]
            at = start + len(self.delimiter)
            if text.startswith(self.delimiter, at):
                yield self.delimiter
                at += len(self.delimiter)
                continue
            braced = text.startswith("{", at)
            first = at + braced
            end = first
            while end < len(text) and text[end].isascii() and text[first:end + 1].isidentifier():
                end += 1
            if end > first and (not braced or text.startswith("}", end)):
                yield text[first:end], text[start:end + braced]
                at = end + braced
            else:
                yield None, start

    def _raise_invalid(self, index):
        lines = self.template[:index].splitlines(keepends=True)
        column = index - len("".join(lines[:-1])) if lines else 1
        raise ValueError("Invalid placeholder in string: line %d, col %d" % (max(len(lines), 1), column))

    def _fill(self, mapping, strict):
        parts = []
        for piece in self._pieces():
            if isinstance(piece, str):
                parts.append(piece)
                continue
            name, rest = piece
            if name is None:
                if strict:
                    self._raise_invalid(rest)
                parts.append(self.delimiter)
            elif strict or name in mapping:
                parts.append(str(mapping[name]))
            else:
                parts.append(rest)
        return "".join(parts)

    def substitute(self, mapping={}, /, **kws):
        return self._fill({**mapping, **kws} if kws else mapping, True)

    def safe_substitute(self, mapping={}, /, **kws):
        return self._fill({**mapping, **kws} if kws else mapping, False)
