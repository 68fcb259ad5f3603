def say(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)


def number_as_base():
    class Wrong(5):
        pass


def text_as_base():
    class Wrong("text"):
        pass


def two_metaclasses():
    class One(type):
        pass

    class Two(type):
        pass

    class A(metaclass=One):
        pass

    class B(A, metaclass=Two):
        pass


def number_as_slots():
    class Wrong:
        __slots__ = 5


def slots_of(names):
    class Slotted:
        __slots__ = names

    slotted = Slotted()
    slotted.a = 1
    try:
        slotted.c = 2
    except AttributeError as error:
        print(error)
    return slotted.a


def function_as_metaclass():
    class Made(int, metaclass=lambda name, bases, namespace: (name, bases, sorted(namespace))):
        x = 1

    return Made


say(number_as_base)
say(text_as_base)
say(two_metaclasses)
say(number_as_slots)
for names in ("a", ["a", "b"], {"a": "documented"}, {"a"}, frozenset({"a"}), {"a": 1}.keys(), (name for name in "ab")):
    say(lambda: slots_of(names))
say(lambda: slots_of((5,)))
say(function_as_metaclass)
view = {"a": 1}.items()
print(view.mapping, repr(view.mapping), str(type("T", (), {"x": 1}).__dict__)[:15])
