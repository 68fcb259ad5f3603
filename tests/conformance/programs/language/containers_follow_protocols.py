class Countdown:
    def __init__(self, start):
        self.current = start

    def __iter__(self):
        return self

    def __next__(self):
        if self.current <= 0:
            raise StopIteration
        self.current -= 1
        return self.current + 1


class Sequence:
    def __getitem__(self, index):
        if isinstance(index, slice):
            return index.start, index.stop, index.step, index.indices(10)
        if index >= 3:
            raise IndexError
        return index * 10


class Store:
    def __init__(self):
        self.data = {}

    def __setitem__(self, key, value):
        print("set", key, value)
        self.data[key] = value

    def __getitem__(self, key):
        return self.data[key]

    def __delitem__(self, key):
        print("del", key)
        del self.data[key]

    def __len__(self):
        return len(self.data)


print(list(Countdown(3)), sum(Countdown(4)), 2 in Countdown(3), max(Countdown(5)), *Countdown(2), tuple(zip(Countdown(3), "abc")))
print(list(Sequence()), 20 in Sequence(), Sequence()[1:8:2], Sequence()[:], list(reversed("abc")))
store = Store()
store["a"] = 1
store["b"] = 2
store["a"] += 5
del store["b"]
print(store["a"], len(store), bool(store))
iterator = iter([1, 2])
print(next(iterator), next(iterator), next(iterator, "end"), list(iter(iter([5, 6, 7]).__next__, 7)))
for attempt in (lambda: next(iterator), lambda: iter(5), lambda: len(Countdown(1)), lambda: Countdown(1)[0], lambda: [*5]):
    try:
        print(attempt())
    except (StopIteration, TypeError) as error:
        print(type(error).__name__, error)
