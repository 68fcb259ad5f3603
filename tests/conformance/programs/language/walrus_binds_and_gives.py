if (n := len("hello")) > 3:
    print(n)
while (line := next(iter_ := iter_ if "iter_" in globals() else iter(["a", "b", ""]), "")):
    print(line)
print([y for x in range(5) if (y := x * x) > 3], y)
print((a := 1, b := 2), a, b)
values = [total := 0] + [total := total + v for v in [1, 2, 3]]
print(values, total)


def f(x):
    return (y := x + 1) * y


print(f(2), any((hit := n) > 2 for n in [1, 2, 3, 4]), hit)
