adders = [(lambda n: lambda x: x + n)(n) for n in range(3)]
print([add(10) for add in adders])
print((lambda *a, k=1, **kw: (a, k, kw))(1, 2, k=3, z=4), (lambda: None)(), (lambda x, y=2: x + y)(1))
pairs = sorted([("b", 2), ("a", 2), ("c", 1)], key=lambda pair: (-pair[1], pair[0]))
print(pairs, (lambda f, n: f(f, n))(lambda f, n: 1 if n < 2 else n * f(f, n - 1), 10))
print(list(map(lambda x: x ** 2, filter(lambda x: x % 2, range(6)))), max("aBc", key=lambda c: c.lower()))
