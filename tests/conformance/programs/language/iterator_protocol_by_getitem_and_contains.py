class Squares:
    def __init__(self, count):
        self.count = count

    def __getitem__(self, index):
        if not 0 <= index < self.count:
            raise IndexError(index)
        return index * index

    def __len__(self):
        return self.count


squares = Squares(4)
print(list(squares), 9 in squares, 5 in squares, list(reversed(squares)), sum(squares), max(squares), [a for a, _ in zip(squares, "ab")])


class Once:
    def __init__(self):
        self.iterations = 0

    def __iter__(self):
        self.iterations += 1
        yield from (1, 2)


once = Once()
a, b = once
print(a, b, *once, list(once), 2 in once, once.iterations)
