"""The % operator, with its errors."""
print("%s|%r|%5d|%-5d|%05d|%+d|%x|%X|%#x|%o|%e|%.3f|%g|%c|%c|%%" % ("s", "r", 42, 42, 42, 42, 255, 255, 255, 8, 12345.678, 3.14159, 1e-10, 65, "B"))
print("%(name)s has %(count)03d" % {"name": "Ann", "count": 7}, "%*d|%-*d|%.*f" % (5, 42, 5, 42, 2, 3.14159), "%s" % (1,), "%s" % [1, 2])
for form, value in (("%d", "x"), ("%s %s", "a"), ("%s", (1, 2)), ("%q", 1), ("%", 1), ("%c", "ab"), ("%(x)s", 1), ("%(x)s", {}), ("%d", 1.7), ("%x", 1.5)):
    try:
        print(form % value)
    except (TypeError, ValueError, KeyError, OverflowError) as error:
        print(repr(form), type(error).__name__, error)
