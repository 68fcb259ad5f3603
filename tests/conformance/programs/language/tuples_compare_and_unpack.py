one, empty = (1,), ()
print(one, empty, (1, 2) + (3,), (1, 2) * 2, (1, 2, 3)[1:], (3, 1, 2).index(1), (1, 1).count(1), len(()), tuple("ab"), tuple([1]))
print((1, 2) < (1, 3), (1, 2) == (1, 2), hash((1, "a")) == hash((1, "a")), {(0, 0): "origin"}[0, 0], (1, 2) in [(1, 2)])
a, b = b, a = 1, 2
print(a, b)
try:
    one[0] = 2
except TypeError as error:
    print(error)
