"""The operator protocol: reflected, in place, unary, refused."""
class Vector:
    def __init__(self, x, y): self.x, self.y = x, y
    def __repr__(self): return f"Vector({self.x}, {self.y})"
    def __add__(self, other): return Vector(self.x + other.x, self.y + other.y) if isinstance(other, Vector) else NotImplemented
    def __mul__(self, k): return Vector(self.x * k, self.y * k) if isinstance(k, (int, float)) else NotImplemented
    __rmul__ = __mul__
    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -other
    def __matmul__(self, other): return self.x * other.x + self.y * other.y
    def __eq__(self, other): return (self.x, self.y) == (other.x, other.y) if isinstance(other, Vector) else NotImplemented
    def __hash__(self): return hash((self.x, self.y))
    def __iadd__(self, other): self.x += other.x; self.y += other.y; return self
    def __bool__(self): return bool(self.x or self.y)
    def __abs__(self): return (self.x ** 2 + self.y ** 2) ** 0.5
    def __divmod__(self, k): return "divmod", k
    def __rpow__(self, base): return "power of", base
    def __invert__(self): return Vector(self.y, self.x)
    def __pos__(self): return "positive"
    def __lshift__(self, n): return "shift", n
    def __format__(self, spec): return f"<{format(self.x, spec)} {format(self.y, spec)}>"


v = Vector(3, 4)
same = v
print(v + v, 2 * v, v * 2, v - v, -v, ~v, +v, v @ v, abs(v), divmod(v, 2), 2 ** v, v << 1, f"{v:.1f}", v == Vector(3, 4), v != Vector(1, 1), v == 5, bool(Vector(0, 0)))
v += Vector(1, 1)
print(v, same is v, {v: "key"}[Vector(4, 5)], sum([v, v], Vector(0, 0)))
for wrong in (lambda: v * "a", lambda: v + 1, lambda: 1 + v, lambda: "a" - v, lambda: v ** 2, lambda: v < v, lambda: v // 1, lambda: v >> 1, lambda: v & 1, lambda: len(v), lambda: v[0], lambda: v(), lambda: iter(v), lambda: 1 in v):
    try:
        wrong()
    except TypeError as error:
        print(error)
