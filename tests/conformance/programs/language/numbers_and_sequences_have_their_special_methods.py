"""abs, divmod and reversed as methods of the built-in types, and the types of reversed iterators."""
# models: async


class Celsius(float):
    pass


class Count(int):
    pass


print(float.__abs__(-2.5), int.__abs__(-3), (-4).__abs__(), abs(Celsius(-1.5)), abs(Count(-2)), True.__abs__())
print(int.__divmod__(7, 2), (7).__divmod__(2.0), (7.5).__divmod__(2), (2).__rdivmod__(9), (2.0).__rdivmod__(9))
print((1).__divmod__("a"), (1.0).__rdivmod__("a"), divmod(Count(7), 2), divmod(7, Celsius(2)), divmod(-7, 2.5))
for wrong in (lambda: divmod(1, 0), lambda: divmod(1.5, 0), lambda: divmod("a", 1), lambda: abs("a"), lambda: (1).__divmod__(0)):
    try:
        print(wrong())
    except (TypeError, ZeroDivisionError) as error:
        print(type(error).__name__, error)
print([*list.__reversed__([1, 2, 3])], [*range(10, 0, -3).__reversed__()], [*range.__reversed__(range(0))])
print([*reversed(range(5))], [*reversed(range(1, 10, 4))], [*reversed(range(10**20, 10**20 + 3))])
for each in ([1], (1,), "a", b"a", range(2)):
    print(type(reversed(each)).__name__, [*reversed(each)])

items = [1, 2, 3, 4]
backwards = reversed(items)
print(next(backwards), backwards.__length_hint__())
items.append(5)
print(next(backwards), items)
del items[1:]
print([*backwards], backwards.__length_hint__(), [*backwards])


class Stack(list):
    def __reversed__(self):
        return iter("mine")


print([*reversed(Stack([1, 2]))], [*list.__reversed__(Stack([1, 2]))])
