d = {"b": 1, "a": 2}
d["c"] = 3
d["b"] = 9
print(d, list(d), d.keys(), d.values(), d.items(), len(d), "a" in d)
del d["a"]
d["a"] = 4
print(d, d.get("x"), d.get("x", 0), d.pop("b"), d.pop("zz", None), d.setdefault("n", []), d.popitem())
print({**d, "c": 0, **{"e": 1}}, d | {"f": 2}, dict(a=1, b=2), dict([("x", 1)]), dict.fromkeys("ab", 0), {n: n * n for n in range(4) if n % 2})
d |= {"g": 7}
d.update({"h": 8}, i=9)
print(d, {1: "int", 1.0: "float", True: "bool"}, {} == {}, {"a": 1, "b": 2} == {"b": 2, "a": 1}, list(reversed({"x": 1, "y": 2})))
print(d.keys() & {"c", "zz"}, d.keys() - {"c"} >= {"a"}, ("c", 3) in d.items(), sorted(d.items(), key=lambda item: -item[1]))
for key, value in d.items():
    print(key, value, end="; ")
print()
copy = d.copy()
copy.clear()
print(copy, bool(copy), d is not copy)
for attempt in (lambda: d["missing"], lambda: {[]: 1}, lambda: {}.popitem(), lambda: [d.pop(key) for key in d]):
    try:
        print(attempt())
    except (KeyError, TypeError, RuntimeError) as error:
        print(type(error).__name__, error)


class Missing(dict):
    def __missing__(self, key):
        return f"no {key}"


print(Missing(a=1)["a"], Missing()["b"], Missing().get("b"))
