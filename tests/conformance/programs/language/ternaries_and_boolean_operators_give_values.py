print("a" if 1 else "b", "a" if 0 else "b" if 0 else "c", 0 or [] or None, 1 and "x" and [], not "", not not 5)
print([] or "default", {} and 1, None is None, not None, 5 if True and False or True else 6)


class Falsy:
    def __bool__(self):
        print("asked")
        return False


class Empty:
    def __len__(self):
        return 0


print(bool(Falsy()), bool(Empty()), Falsy() or "then this", not Empty(), "x" if Empty() else "y")


class Bad:
    def __bool__(self):
        return 3


try:
    bool(Bad())
except TypeError as error:
    print(error)
