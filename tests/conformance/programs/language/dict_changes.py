"""Merging, popping, defaults, views and changes while iterating."""
d = dict(a=1, b=2)
d.update(c=3)
d.update([("d", 4)])
d |= {"e": 5}
print(d, d | {"a": 0}, {**d, "z": 1}, d.setdefault("q", 9), d.setdefault("a", 9), d.get("nope"), d.get("nope", 1))
print(d.pop("q"), d.pop("zz", None), d.popitem(), list(reversed(d)), d.keys() & {"a", "x"}, sorted(d.keys() - {"a"}), d.items() >= {("a", 1)})
print(d.keys(), d.values(), d.items(), dict.fromkeys("ab", 0), d == {"c": 3, "b": 2, "a": 1, "d": 4}, len(d), d.keys() == {"a", "b", "c", "d"})
keys = d.keys()
d["new"] = None
print(keys, "new" in keys, list(d) == list(keys))
def grow():
    for key in d:
        d[key + "x"] = 1
def shrink():
    for key in d:
        del d[key]
for wrong in (grow, shrink, lambda: {}["a"], lambda: {}[(1, 2)], lambda: {}.popitem(), lambda: {}.pop("x"), lambda: {[]: 1}, lambda: dict(5), lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: {} < {}):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
