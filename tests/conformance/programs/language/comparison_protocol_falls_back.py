class Always:
    def __eq__(self, other):
        return "eq"

    def __lt__(self, other):
        return NotImplemented

    def __gt__(self, other):
        return f"gt {other}"


class Plain:
    pass


a = Always()
print(a == 1, 1 == a, a != 1, a > 5, 5 < a, [a] == [2])
for attempt in (lambda: a < 1, lambda: Plain() < Plain(), lambda: 1 > Plain(), lambda: hash(Always())):
    try:
        print(attempt())
    except TypeError as error:
        print(error)


class Hashed:
    def __init__(self, key):
        self.key = key

    def __hash__(self):
        return 7

    def __eq__(self, other):
        return self.key == other.key


table = {Hashed(1): "one", Hashed(2): "two"}
print(table[Hashed(2)], len({Hashed(1), Hashed(1), Hashed(3)}), Hashed(1) in table, Hashed(9) in table)
