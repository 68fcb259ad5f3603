def counter():
    count = 0

    def increment(by=1):
        nonlocal count
        count += by
        return count

    def peek():
        return count

    return increment, peek


increment, peek = counter()
increment()
increment(by=5)
print(peek(), counter()[1]())
functions = [lambda: i for i in range(3)]
print([f() for f in functions])
functions = [lambda i=i: i for i in range(3)]
print([f() for f in functions])
total = 10


def use_global():
    global total, created
    total += 1
    created = "made here"


use_global()
print(total, created)


def early():
    try:
        print(later)
    except UnboundLocalError as error:
        print(error)
    later = 1
    return later


early()


def outer():
    def inner():
        return value

    try:
        inner()
    except NameError as error:
        print(error)
    value = "bound late"
    return inner()


print(outer())


class Scope:
    x = "class"
    seen = [x for _ in range(1)] if False else x

    def method(self):
        return x


x = "module"
print(Scope.seen, Scope().method())
