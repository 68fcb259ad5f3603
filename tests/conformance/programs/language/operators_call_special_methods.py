import functools


@functools.total_ordering
class Vector:
    def __init__(self, *parts):
        self.parts = parts

    def __add__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return Vector(*(a + b for a, b in zip(self.parts, other.parts)))

    def __mul__(self, factor):
        return Vector(*(a * factor for a in self.parts))

    __rmul__ = __mul__

    def __iadd__(self, other):
        print("in place")
        self.parts = (self + other).parts
        return self

    def __neg__(self):
        return self * -1

    def __matmul__(self, other):
        return sum(a * b for a, b in zip(self.parts, other.parts))

    def __eq__(self, other):
        return isinstance(other, Vector) and self.parts == other.parts

    def __lt__(self, other):
        return self.parts < other.parts

    def __hash__(self):
        return hash(self.parts)

    def __len__(self):
        return len(self.parts)

    def __getitem__(self, index):
        return self.parts[index]

    def __contains__(self, value):
        print("contains?", value)
        return value in self.parts

    def __bool__(self):
        return any(self.parts)

    def __call__(self, *args, **kwargs):
        return args, kwargs

    def __repr__(self):
        return f"Vector{self.parts}"

    def __str__(self):
        return "<" + ", ".join(map(str, self.parts)) + ">"

    def __format__(self, spec):
        return "|".join(format(part, spec) for part in self.parts)

    def __abs__(self):
        return (self @ self) ** 0.5

    def __int__(self):
        return int(abs(self))

    def __index__(self):
        return 2

    def __round__(self, digits=None):
        return Vector(*(round(part, digits) for part in self.parts))


a, b = Vector(1, 2), Vector(3, 4)
print(a + b, repr(a * 2), 3 * a, -a, a @ b, a == Vector(1, 2), a != b, a < b, a >= b, max(a, b))
a += b
print(a, len(a), a[0], a[-1], list(a), 4 in a, bool(Vector(0, 0)), b(1, x=2), f"{b:.1f}", f"{b}", f"{b!r}")
print(abs(b), int(b), "abc"[b], {Vector(1): "key"}[Vector(1)], round(Vector(1.26, 2.5), 1), [10, 20, 30][b], *a)
for attempt in (lambda: a + 1, lambda: 1 + a, lambda: a - b, lambda: a < 5):
    try:
        print(attempt())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)


class Right:
    def __radd__(self, other):
        return f"radd {other}"

    def __getattr__(self, name):
        return f"made up {name}"

    def __rsub__(self, other):
        return NotImplemented


print(1 + Right(), Right().anything)
try:
    1 - Right()
except TypeError as error:
    print(error)
