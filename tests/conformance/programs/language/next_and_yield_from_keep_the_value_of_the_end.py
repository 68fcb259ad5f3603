class Countdown:
    def __init__(self, start):
        self.left = start

    def __iter__(self):
        return self

    def __next__(self):
        if self.left == 0:
            raise StopIteration("lift-off")
        self.left -= 1
        return self.left


def ends_with_value():
    yield 1
    return "value"


def delegates(iterator):
    result = yield from iterator
    print("delegated:", result)


for iterator in (ends_with_value(), Countdown(2)):
    try:
        while True:
            print(next(iterator))
    except StopIteration as stop:
        print("stopped with", stop.value)
print(list(delegates(Countdown(2))), list(delegates(ends_with_value())), next(Countdown(0), "default"), next(iter([]), "default"))


class Awaitable:
    def __await__(self):
        return Countdown(0)


async def main():
    return await Awaitable()


try:
    main().send(None)
except StopIteration as stop:
    print(stop.value)
