def positional_only(a, b=2, /, c=3, *rest, d, e=5, **others):
    """Docs."""
    return a, b, c, rest, d, e, others


print(positional_only(1, d=4))
print(positional_only(1, 2, 3, 4, 5, d=6, f=7, a=8))
print(positional_only(*[1, 2], **{"d": 3, "z": 4}))
print(positional_only.__name__, positional_only.__qualname__, positional_only.__doc__, positional_only.__defaults__)
print(positional_only.__kwdefaults__)


def keyword_only(*, name, greeting="hello"):
    return f"{greeting} {name}"


for call in (
    lambda: keyword_only("x"),
    lambda: keyword_only(),
    lambda: keyword_only(name=1, other=2),
    lambda: positional_only(d=1),
    lambda: positional_only(1, **{"d": 1}, d=2),
    lambda: (lambda a, b: 0)(1),
    lambda: (lambda a: 0)(1, 2),
    lambda: (lambda a: 0)(1, a=2),
    lambda: (lambda a, b, c: 0)(),
):
    try:
        print(call())
    except TypeError as error:
        print("TypeError:", error)


def shared(item, items=[]):
    items.append(item)
    return items


shared(1)
print(shared(2), shared(3, []))
