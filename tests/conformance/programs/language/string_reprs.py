"""Which quotes and which escapes a repr uses."""
for text in ("it's", 'say "hi"', "both ' and \"", "\x00\x7f\xa0", "\u200b\ud7ff\U0001f600", "tab\tnew\nback\\", "é", "\u0301"):
    print(repr(text), ascii(text), len(text))
print(repr(b"bytes \x00\xff'\n"), str(b"abc"), [1, "a", None, 2.0, b"x", (), {}])
