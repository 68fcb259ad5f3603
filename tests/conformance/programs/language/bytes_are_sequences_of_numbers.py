data = b"hello \x00\xff\n'"
print(data, data[0], data[1:3], list(b"abc"), len(data), b"a" + b"b", b"ab" * 2, 97 in b"abc", b"b" in b"abc")
print(bytes(3), bytes([1, 2, 255]), bytes("é", "utf-8"), bytes.fromhex("0aff 10"), b"\x0a\xff".hex(), b"\x0a\xff\x01".hex("-"))
print(b"a,b".split(b","), b" x ".strip(), b"abc".upper(), b"abc".find(b"c"), b",".join([b"x", b"y"]), b"abc".startswith(b"ab"), b"abc".replace(b"b", b"--"), b"x" < b"y", b"12".isdigit(), b"abc".decode())
print(repr(b'"'), repr(b"'"), repr(b"'\""), hash(b"") == hash(""), b"\t\\")
for attempt in (lambda: b"a" + "a", lambda: bytes([256]), lambda: b"\xff".decode(), lambda: b"abc"[5]):
    try:
        print(attempt())
    except (TypeError, ValueError, IndexError) as error:
        print(type(error).__name__, error)
