"""CPython's collector comes when the program is over: first for what nobody can reach, then for what the globals hold,
each time in order of creation."""


class Loud:
    def __init__(self, name, **others):
        self.name = name
        self.me = self
        vars(self).update(others)

    def __del__(self):
        print("gone:", self.name)


def circle():
    first, second = Loud("first"), Loud("second")
    first.other, second.other = second, first


def suspended():
    try:
        yield
    finally:
        print("generator closed")


def holder_of_a_generator():
    generator = suspended()
    next(generator)
    Loud("holds a generator", generator=generator)


def frame_of_an_exception():
    loud = Loud("local variable")
    loud.me = None
    try:
        raise KeyError
    except KeyError as error:
        saved = error


_underscored = Loud("underscored global")
held = Loud("global", inner=Loud("inner"))
circle()
holder_of_a_generator()
frame_of_an_exception()
items = [Loud("in a list")]
items.append(items)
del items
print("the end")
# expect: the end
# expect: gone: first
# expect: gone: second
# expect: generator closed
# expect: gone: holds a generator
# expect: gone: local variable
# expect: gone: in a list
# expect: gone: underscored global
# expect: gone: global
# expect: gone: inner
