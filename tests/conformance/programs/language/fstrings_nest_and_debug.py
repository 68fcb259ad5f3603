width, items = 10, {"k": [1, 2.5]}
print(f"{items['k'][1]:>{width}.2f}|{'%s' % 'x':^5}|{width!r:>4}|{width:>{width}}|{{}}|{'a' 'b'}")
print(f"{width = }|{width=:>5}|{items = !r}|{ width + 1 = }|{'q'!r}|{f'{width}':>4}")
print(f'{"nested " + f"{1 + 1}"}', f"{(lambda n: n * 2)(3)}", f"{[i for i in range(3)]}", f"{ {'a': 1}['a'] }", f"""multi
{width}""", rf"\n{width}", f"\x41{{{width}}}")
print(f"{True:5}|{None!s:>6}|{1_000_000:,}|{255:#06x}|{-5:+}|{3.0}|{3.5:e}|{0.000001}|{1e100}|{12345.678:,.1f}")
