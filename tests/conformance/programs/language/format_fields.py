"""str.format: positions, names, attributes, conversions, nested fields."""
print("{0} {1} {0} {name!r:>8} {items[1]} {obj.real}".format("a", "b", name="n", items=[1, 2], obj=5))
print("{} {}".format(1, 2), "{:>{width}.{places}f}|".format(3.14159, width=10, places=2), "{!s} {!r} {!a}".format("é", "é", "é"), "{{}}".format())
for wrong in ("{", "}", "{0", "{a}", "{} {0}", "{0} {}", "{1}", "{0.x}", "{!z}", "{:d}", "{[k]}"):
    try:
        print(wrong.format("s"))
    except Exception as error:
        print(wrong, type(error).__name__, error)
