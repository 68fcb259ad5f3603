"""Text in lines of a width."""

_whitespace = "\t\n\x0b\x0c\r "
_before_dash = "!\"'&.,?"


def _is_letter(character):
    return (character.isalpha() or character == "_") and not character.isdigit()


def _is_word(character):
    return character.isalnum() or character == "_"


def _breaks_after_hyphen(text, at):
    """Whether text[at], a hyphen inside a word, may end a line: "well-known", not "-x" or "a-1"."""
    before = text[:at]
    two_letters = len(before) >= 2 and _is_letter(before[-1]) and _is_letter(before[-2])
    letter_dash_letter = len(before) >= 3 and _is_letter(before[-1]) and before[-2] == "-" and _is_letter(before[-3])
    if not (two_letters or letter_dash_letter):
        return False
    rest = text[at + 1:at + 4]
    if not rest or not _is_letter(rest[0]):
        return False
    return len(rest) > 1 and (_is_letter(rest[1]) or (rest[1] == "-" and len(rest) > 2 and _is_letter(rest[2])))


def _dashes_at(text, at):
    """The length of a dash of two or more hyphens between words that begins at `at`, else 0."""
    if at == 0 or not (_is_word(text[at - 1]) or text[at - 1] in _before_dash):
        return 0
    end = at
    while end < len(text) and text[end] == "-":
        end += 1
    return end - at if end - at >= 2 and end < len(text) and _is_word(text[end]) else 0


def _chunks(text, break_on_hyphens):
    """The text in unbreakable pieces: white space, words, parts of hyphenated words, dashes."""
    chunks = []
    start = at = 0

    def cut(end):
        nonlocal start
        if end > start:
            chunks.append(text[start:end])
            start = end

    while at < len(text):
        if text[at] in _whitespace:
            cut(at)
            while at < len(text) and text[at] in _whitespace:
                at += 1
            cut(at)
            continue
        if break_on_hyphens and text[at] == "-":
            dashes = _dashes_at(text, at)
            if dashes:
                cut(at)
                at += dashes
                cut(at)
                continue
            if at > start and _breaks_after_hyphen(text, at):
                at += 1
                cut(at)
                continue
        at += 1
    cut(at)
    return chunks


class TextWrapper:
    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True, tabsize=8, *,
                 max_lines=None, placeholder=" [...]"):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _split(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = "".join(" " if character in _whitespace else character for character in text)
        chunks = _chunks(text, self.break_on_hyphens)
        if self.fix_sentence_endings:
            for index in range(len(chunks) - 1):
                word = chunks[index].rstrip("\"'")
                if chunks[index + 1] == " " and word[-1:] in (".", "!", "?") and word[-2:-1].islower():
                    chunks[index + 1] = "  "
        return chunks

    def wrap(self, text):
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        chunks = self._split(text)
        chunks.reverse()
        lines = []
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and chunks[-1].strip() == "" and lines:
                del chunks[-1]
            line, length = self._take_line(chunks, width)
            if not line:
                continue
            if self.max_lines is None or len(lines) + 1 < self.max_lines or (
                    (not chunks or self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip()) and length <= width):
                lines.append(indent + "".join(line))
                continue
            self._end_with_placeholder(lines, line, length, width, indent)
            break
        return lines

    def _take_line(self, chunks, width):
        line = []
        length = 0
        while chunks and length + len(chunks[-1]) <= width:
            length += len(chunks[-1])
            line.append(chunks.pop())
        if chunks and len(chunks[-1]) > width:
            self._take_long_word(chunks, line, length, width)
            length = sum(map(len, line))
        if self.drop_whitespace and line and line[-1].strip() == "":
            length -= len(line[-1])
            del line[-1]
        return line, length

    def _take_long_word(self, chunks, line, length, width):
        room = 1 if width < 1 else width - length
        if not self.break_long_words:
            if not line:
                line.append(chunks.pop())
            return
        end = room
        word = chunks[-1]
        if self.break_on_hyphens and len(word) > room:
            hyphen = word.rfind("-", 0, room)
            if hyphen > 0 and any(character != "-" for character in word[:hyphen]):
                end = hyphen + 1
        line.append(word[:end])
        chunks[-1] = word[end:]

    def _end_with_placeholder(self, lines, line, length, width, indent):
        while line:
            if line[-1].strip() and length + len(self.placeholder) <= width:
                line.append(self.placeholder)
                lines.append(indent + "".join(line))
                return
            length -= len(line[-1])
            del line[-1]
        if lines:
            previous = lines[-1].rstrip()
            if len(previous) + len(self.placeholder) <= self.width:
                lines[-1] = previous + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())

    def fill(self, text):
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    lines = text.split("\n")
    margin = None
    for index, line in enumerate(lines):
        body = line.lstrip(" \t")
        if not body:
            lines[index] = ""
            continue
        indent = line[:len(line) - len(body)]
        if margin is None:
            margin = indent
            continue
        common = 0
        while common < min(len(margin), len(indent)) and margin[common] == indent[common]:
            common += 1
        margin = margin[:common]
    if margin:
        lines = [line[len(margin):] if line else line for line in lines]
    return "\n".join(lines)


def indent(text, prefix, predicate=None):
    if predicate is None:
        predicate = str.strip
    return "".join(prefix + line if predicate(line) else line for line in text.splitlines(True))
