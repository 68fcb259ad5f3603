d = {"a": 1, "b": 2}
keys, values, items = d.keys(), d.values(), d.items()
d["c"] = 3
print(keys, values, items, len(keys), "c" in keys, 3 in values, ("c", 3) in items)
print(keys & {"a", "z"}, keys | {"z"} == {"a", "b", "c", "z"}, sorted(keys ^ {"a"}), keys - {"a"} == {"b", "c"}, keys.isdisjoint({"q"}))
try:
    for key in d:
        d[key + "x"] = 0
except RuntimeError as error:
    print(error)
print(list(map(str.upper, d)), {value: key for key, value in d.items()}, dict(sorted(d.items(), reverse=True)), next(iter(d)), list(reversed(d.keys())))
nested = {}
nested.setdefault("x", {}).setdefault("y", []).append(1)
print(nested, d == dict(d), {1: "a"} | {2: "b"}, {"a": {"b": {}}})
