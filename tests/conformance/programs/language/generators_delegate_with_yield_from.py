def leaf(name):
    try:
        while True:
            received = yield name
            print(name, "received", received)
            if received == "stop":
                return name.upper()
    except KeyError as error:
        print(name, "caught", error)
        yield "recovered"
        return "after recovery"


def branch():
    first = yield from leaf("a")
    second = yield from leaf("b")
    return first, second


def root():
    result = yield from branch()
    print("root got", result)


tree = root()
print(next(tree), tree.send(1), tree.send("stop"), tree.throw(KeyError("k")))
print(next(tree, "end"))


def flatten(items):
    for item in items:
        if isinstance(item, list):
            yield from flatten(item)
        else:
            yield item


print(list(flatten([1, [2, [3, [4]], 5], []])))


def counter():
    return (yield from iter(range(2)))


g = counter()
print(next(g), next(g), next(g, "done"))
