a = b = c = 1
del a, (b, c)
print("a" in globals(), "b" in globals())
d = {"x": 1, "y": 2}
items = [0, 1, 2, 3, 4]
del d["x"], items[0], items[::2]
print(d, items)


class Holder:
    pass


holder = Holder()
holder.attribute = 1
del holder.attribute
for attempt in (lambda: holder.attribute, lambda: d["x"]):
    try:
        attempt()
    except (AttributeError, KeyError) as error:
        print(type(error).__name__, error)
try:
    del holder.attribute
except AttributeError as error:
    print(error)
try:
    del d["nothing"]
except KeyError as error:
    print(error)
