class Three:
    def __index__(self):
        return 3


three = Three()
print([0, 1, 2, 3][three], range(10)[three], "a" * three, [0] * three, three * (1,), list(range(three)), range(10)[three::three])
print(range(9).index(3), range(10).count(3), range(0, 10, 2).count(3))
for bad in (lambda: range(5).index(7), lambda: [1] * 1.5, lambda: "a" * None, lambda: range(1.0)):
    try:
        bad()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print({1, 2, 3, "x", (4, 5)}, sorted({1, 2, 3} | {7}), [x for x in {30, 20, 10}], 20 in {30, 20, 10}, f"{list}", f"{type}")


def f(x):
    pass


for call in (lambda: f(*5), lambda: f(**5), lambda: f(**{"x": 1}, **{"x": 2}), lambda: print(**{1: 2})):
    try:
        call()
    except TypeError as error:
        print(error)
