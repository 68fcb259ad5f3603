#!/usr/bin/env python3
"""Writes normal_form_tables.inc: what normalisation may do to characters of identifiers.

Run it with the Python whose Unicode version the language follows (3.11: Unicode 14.0).
"""
import sys
import unicodedata

CODE_POINTS = [c for c in range(0x80, 0x110000) if not 0xD800 <= c < 0xE000]


def second_of_compositions():
    seconds = set(range(0x1161, 0x1176)) | set(range(0x11A8, 0x11C3))  # Hangul vowels and trailing consonants
    for code_point in CODE_POINTS:
        parts = unicodedata.decomposition(chr(code_point)).split()
        if len(parts) == 2 and not parts[0].startswith("<"):
            seconds.add(int(parts[1], 16))
    return seconds


SECONDS = second_of_compositions()


def is_continue(c):
    return ("a" + chr(c)).isidentifier()


def is_unstable(c):
    return is_continue(c) and (unicodedata.normalize("NFKC", chr(c)) != chr(c) or c in SECONDS)


def is_combining(c):
    return is_continue(c) and unicodedata.combining(chr(c)) != 0


def ranges(predicate):
    first = None
    for c in range(0x80, 0x110001):
        inside = c < 0x110000 and not 0xD800 <= c < 0xE000 and predicate(c)
        if inside and first is None:
            first = c
        elif not inside and first is not None:
            yield first, c - 1
            first = None


def write_table(name, predicate, out):
    out.write(f"constexpr CodePointRange {name}[] = {{\n")
    line = "   "
    for first, last in ranges(predicate):
        item = f" {{0x{first:x}, 0x{last:x}}},"
        if len(line) + len(item) > 110:
            out.write(line + "\n")
            line = "   "
        line += item
    out.write(line + "\n};\n")


out = sys.stdout
out.write(f"// Written by normal_form_tables.py from Unicode {unicodedata.unidata_version}.\n")
write_table("kUnstable", is_unstable, out)
write_table("kCombining", is_combining, out)
