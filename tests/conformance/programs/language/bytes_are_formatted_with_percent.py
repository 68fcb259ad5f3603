print(b"%s|%b|%5s|%-5s|%.2s" % (b"abc", b"z", b"r", b"l", b"cut"))
print(b"%d %05.1f %x %#o %e %+d %%" % (5, 2.5, 255, 8, 12345.678, 3))
print(b"%r %a %s" % ("\u00e9\u263a", [1, "x"], b"\xff\x00"))
print(b"%c%c|%3c" % (65, b"z", 66), b"%(key)s-%(n)03d" % {b"key": b"value", b"n": 7})
print(b"%*d|%-*d|" % (5, 42, 4, 7), b"only one %s" % b"value", b"%s" % (b"tuple",))
for template, values in (
    (b"%s", "text"), (b"%b", 5), (b"%c", 256), (b"%c", b"two"), (b"%c", "x"), (b"%d", b"1"), (b"%s %s", b"one"), (b"none", 1),
    (b"none", b"left"), (b"%(k)s", b"x"), (b"%(k)s", {b"other": 1}),
):
    try:
        print(template % values)
    except Exception as error:
        print(type(error).__name__, error)
