"""A sequence times an object with __index__, whatever other operators that object has."""


class Times:
    def __init__(self, count):
        self.count = count

    def __index__(self):
        return self.count


class Number(Times):
    def __add__(self, other):
        return "sum"

    __radd__ = __add__


print("ab" * Times(2), [1] * Times(2), Times(3) * (0,), b"x" * Times(2))
print("ab" * Number(2), [1] * Number(2), Number(3) * (0,), b"x" * Number(2), "ab" + Number(1))
text = "-"
text *= Number(4)
print(text)
try:
    "ab" * object()
except TypeError as error:
    print(error)
