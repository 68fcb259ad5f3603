"""Splitting into fields and lines."""
print("a,b,,c".split(","), "  a  b ".split(), "a b c d".split(" ", 2), "a b c d".rsplit(None, 1), "".split(), "".split(","))
print("a\nb\r\nc\x0bd\u2028e".splitlines(), "a\nb\n".splitlines(True), "".splitlines())
print(",".join(["x"]), "-".join(c for c in "abc"), "".join([]))
try:
    "-".join(["a", 1])
except TypeError as error:
    print(error)
