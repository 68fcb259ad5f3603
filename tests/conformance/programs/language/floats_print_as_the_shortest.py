values = [0.1, 0.1 + 0.2, 1e16, 1e15, 123456789.123456789, 1e-5, 0.0001, 1e22, 1.0, -0.0, 5e-324, 1.7976931348623157e308, 2.5, 1 / 3]
print(values)
print(float("inf"), float("-inf"), float("nan"), float("1e3"), float(" 2.5 "), float("1_0.5"))
print(7.5 // 2, 7.5 % 2, -7.5 // 2, -7.5 % 2, 7.5 % -2, divmod(7.5, 2), 2.0 ** 0.5, 2 ** -2)
print(round(2.675, 2), round(1234.5678, -2), round(0.5), round(1.5), round(1e20), (2.5).is_integer(), (0.75).as_integer_ratio())
print(1.5.hex(), float.fromhex("0x1.8p+1"), 1e308 * 10, -1e308 * 10, float("nan") == float("nan"))
print(3.0 == 3, hash(3.0) == hash(3), hash(0.5), hash(float("inf")), 1e400)
print(sum([0.1] * 10), sum([1, 2.5]), min(1, 0.5), max(2, 2.0), abs(-1.5), int(1e20))
for attempt in (lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: float("x"), lambda: int(float("nan")), lambda: int(float("inf")), lambda: 2.0 ** 5000):
    try:
        print(attempt())
    except (ArithmeticError, ValueError) as error:
        print(type(error).__name__, error)
