import math

print(2 ** 200, -(3 ** 100), 10 ** 30 // 7, 10 ** 30 % 7, -(10 ** 30) // 7, -(10 ** 30) % 7)
print(factorial := math.factorial(50), factorial.bit_length())
print(2 ** 64 - 1, 2 ** 63, -(2 ** 63) - 1, (1 << 100) >> 95, -1 >> 10, (1 << 70) & (3 << 69), ~(1 << 70), (1 << 65) ^ 1)
print(int("123456789012345678901234567890"), int("-ff", 16), int("0b1010", 0), int(" 42 "), int(3.99), int(-3.99), int("1_000"))
print(hex(2 ** 70), oct(64), bin(10), divmod(-17, 5), pow(3, 200, 13), pow(2, -1), pow(3, -1, 7), abs(-(10 ** 20)))
print(float(10 ** 20), 10 ** 20 / 3, 1e16 == 10 ** 16, 2 ** 53 + 1 == float(2 ** 53), 3 / 2, 4 / 2)
print((255).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "little"), (5).bit_count(), round(1234, -2), round(2.5), round(3.5), round(-2.5))
for attempt in (lambda: 1 // 0, lambda: 1 % 0, lambda: 1 / 0, lambda: int("x"), lambda: int("12", 1), lambda: 1 << -1, lambda: 0 ** -1, lambda: 10 ** 400 / 1.5):
    try:
        print(attempt())
    except (ArithmeticError, ValueError) as error:
        print(type(error).__name__, error)
