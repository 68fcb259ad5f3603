text = "  Hello, World  "
print(text.strip(), "|", text.lstrip(), "|", text.rstrip(), "|", text.strip(" Hd"), "|")
word = "banana"
print(word.count("an"), word.find("na"), word.rfind("na"), word.find("x"), word.index("b"), word.replace("a", "o", 2), word.split("n"), word.rsplit("n", 1), word.partition("n"), word.rpartition("n"))
print("a,b,,c".split(","), " a  b ".split(), "a b c".split(maxsplit=1), "line\nline2\r\nline3".splitlines(), "-".join("abc"), "".join([]))
print("hello world".title(), "hello".capitalize(), "HeLLo".swapcase(), "ß".upper(), "ÄÖ".lower(), "Straße".casefold())
print("abc".center(9, "*"), "abc".ljust(5) + "|", "abc".rjust(5), "42".zfill(5), "-42".zfill(5), "a\tb".expandtabs(4))
print("abc".startswith(("x", "ab")), "abc".endswith("c"), "abc".removeprefix("a"), "abc".removesuffix("c"), "12".isdigit(), "a1".isalnum(), "ab".isalpha(), " ".isspace(), "Ab".istitle(), "ab".islower(), "AB".isupper(), "a_1".isidentifier())
print("hello"[1:4], "hello"[::-1], "hello"[-3:], "hello"[::2], "hello"[10:], "h" * 3, "a" "b", "x" in "xyz")
print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("tab\tnew\nline\\ \x00 \x7f é 日本 \U0001f600"), ascii("é日"))
print(len("日本語"), "日本語"[1], ord("€"), chr(8364), "é".encode(), b"\xc3\xa9".decode("utf-8"), "é".encode("latin-1"), "\u2022 \u00e9 \x41 \101")
print("abc".translate(str.maketrans("ab", "xy", "c")), "a-b_c".translate({ord("-"): None, ord("_"): "+"}), sorted("hello"), list("abc"), "%s" % "x")
print("a" < "B", max("hello"), "abc" == 'abc', "abc".__len__(), str(b"x", "ascii"), str(3.0), "{:>5}".format("x"), r"raw\n", """triple
quoted""")
for attempt in (lambda: "abc".index("x"), lambda: "abc"[5], lambda: "a" + 1, lambda: "".join([1]), lambda: int("1.5"), lambda: "x" * "y", lambda: "é".encode("ascii")):
    try:
        print(attempt())
    except (ValueError, IndexError, TypeError) as error:
        print(type(error).__name__, error)
