def show(*args, **kwargs):
    print(args, kwargs)


first, second = [1, 2], {"a": 3}
show(*first, 0, *"xy", **second, b=4, **{"c": 5})
print([*first, *range(2)], (*first, 9), {*first, 1}, {**second, "a": 0, **{"z": 1}}, [*{"k": 1}], *[], sep="|")
a, *b = *first, 5
print(a, b)
head, (mid, *tail), last = 1, "abc", [4]
print(head, mid, tail, last)
for key, (left, *right) in {"x": (1, 2, 3)}.items():
    print(key, left, right)
print(dict(zip("ab", [1, 2]), c=3), max(*first, 7), "-".join([*"abc"]))
show(*(n for n in range(3)), **dict(k=1))
for attempt in (lambda: show(*5), lambda: show(**{1: 2}), lambda: show(**[1]), lambda: [*None]):
    try:
        attempt()
    except TypeError as error:
        print(str(error).replace("__main__.", ""))
