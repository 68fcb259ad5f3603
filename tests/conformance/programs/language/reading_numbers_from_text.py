"""int() and float() of strings, and what they refuse."""
print(int("0x1f", 16), int("101", 2), int("z", 36), int(" 42 "), int("-1_000"), int("0b11", 0), int(3.99), int(-3.99), int(True), int("٣"))
print(float("1_000.5"), float(" 3 "), float("inf"), float("-Infinity"), float("nan"), float("1e5"), float(".5"), float("5."), float("1e400"))
for wrong in (lambda: int("x"), lambda: int("1.5"), lambda: int(""), lambda: int("1__0"), lambda: int(None), lambda: int([]), lambda: int("10", 1),
              lambda: int(5, 2), lambda: int("9", 8), lambda: float("x"), lambda: float(""), lambda: float(None), lambda: int(float("inf")), lambda: int(float("nan"))):
    try:
        print(wrong())
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
