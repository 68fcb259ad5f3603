"""send, throw, close, and what a generator returns."""
def generator():
    try:
        got = yield 1
        print("got", got)
        got = yield 2
        print("got", got)
        return "result"
    except ValueError as error:
        print("caught", error)
        yield 99
    finally:
        print("finally")


it = generator()
print(next(it), it.send("a"))
try:
    it.send("b")
except StopIteration as stop:
    print(stop.value, repr(stop))
it = generator()
next(it)
print(it.throw(ValueError("thrown")))
it.close()
it.close()
it = generator()
try:
    it.send(5)
except TypeError as error:
    print(error)
it.close()
print(list(it))


def delegating():
    result = yield from generator()
    print("result", result)
    yield from [7, 8]


print(list(delegating()))


def stubborn():
    try:
        yield
    except GeneratorExit:
        yield 5


it = stubborn()
next(it)
try:
    it.close()
except RuntimeError as error:
    print(error)


def stops():
    raise StopIteration(3)
    yield


try:
    list(stops())
except RuntimeError as error:
    print(error, repr(error.__cause__))


def recursive():
    yield next(itself)


itself = recursive()
try:
    next(itself)
except ValueError as error:
    print(error)
