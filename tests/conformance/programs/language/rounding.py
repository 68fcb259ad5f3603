"""round() to even, to digits, and floor, ceil, trunc."""
import math

print([round(x) for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.675, 1e20)], round(2.675, 2), round(1234, -2), round(1250, -2), round(1350, -2), round(1.5, 0), round(True))
print(math.floor(-1.5), math.ceil(1.2), math.trunc(-1.9), math.floor(10**20), (7.0).is_integer(), (0.75).as_integer_ratio(), (255.5).hex(), float.fromhex("0x1.8p1"))
class Money:
    def __round__(self, digits=None):
        return f"rounded to {digits}"
    def __floor__(self):
        return "floor"
    def __ceil__(self):
        return "ceil"
    def __trunc__(self):
        return "trunc"
print(round(Money()), round(Money(), 2), math.floor(Money()), math.ceil(Money()), math.trunc(Money()))
