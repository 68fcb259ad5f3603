value, name, width = 1234567.891, "simul", 12
print(f"{value:,.2f}|{value:12.1f}|{value:<15.3e}|{value:+.0f}|{value:015,.1f}|{value:_}")
print(f"{name:>10}|{name:^10}|{name:*<10}|{name:.3}|{name!r:>9}|{name:{width}}|{name:-^{width}.{3}}")
print(f"{42:d} {42:x} {42:#x} {42:o} {42:b} {42:08b} {42:+d} {42: d} {-42:=6d} {42:<6}| {42:^6}| {42:>06} {1000000:,} {42:c} {42:e} {42:%}")
print(f"{0.256:.1%} {1e10:g} {1e-7:g} {123456789:g} {0.1:g} {1.0:g} {1.5:G} {float('inf'):f} {float('nan'):6}|")
print(f"{name=} {value = :.1f} {name!r} {name!s:>7} {'é'!a} {3 + 4 = }")
print(f"{{literal}} {'nested ' + f'{name.upper()}'} {[n for n in range(3)]} {name[0]}{name[-1]} {(lambda x: x * 2)(4)}")
print("{} {0!r}".format if False else "{} {}".format(1, "two"), "{1} {0} {1}".format("a", "b"), "{x:>{w}}|{y[0]}|{z.real}".format(x=5, w=4, y=[7], z=3))
print("%d %5d|%-5d|%05d %+d %x %X %o %s %r %10s|%-10s|%c%% %.2f %e %g" % (1, 2, 3, 4, 5, 255, 255, 8, "s", "r", "right", "left", "c", 3.14159, 12345.678, 0.00001))
print("%(a)s and %(b)03d" % {"a": 1, "b": 2}, "%s" % (1,), "%s" % [1, 2], "%*d" % (5, 42))
print(f"{True} {None} {True:d} {True:>6} {b'x'} {(1, 2)} {[1.0, 'a']} {{1: 2}}")
print(format(3.14159, ".2f"), format("x", ">3"), format(255, "#06x"), f"{1e16} {1e16:.0f} {123:.2f} {-0.0:.1f}")
for attempt in (lambda: f"{'x':d}", lambda: f"{1:s}", lambda: "{}".format(), lambda: "%d" % "x", lambda: "%s" % (), lambda: f"{[]:>5}"):
    try:
        print(attempt())
    except (ValueError, TypeError, IndexError) as error:
        print(type(error).__name__, error)
